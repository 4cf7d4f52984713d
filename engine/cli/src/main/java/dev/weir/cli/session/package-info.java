/**
 * What a command works with: where it was called, the options that every command has, the stack it is about, and the AWS it
 * talks to, embedded or real.
 */
package dev.weir.cli.session;
