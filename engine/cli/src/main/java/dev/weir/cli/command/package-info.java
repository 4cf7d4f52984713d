/**
 * The commands, one class each. A command declares its options and its help, reads its arguments, makes one call to an engine
 * and hands the result to a view.
 */
package dev.weir.cli.command;
