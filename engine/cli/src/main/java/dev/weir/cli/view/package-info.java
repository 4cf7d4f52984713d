/**
 * What people read: plans, the course and the end of an apply, diagnostics, help, for terminals, pull requests and browsers.
 * Views decide nothing and make no calls.
 */
package dev.weir.cli.view;
