/**
 * The {@code weir} command: arguments in, one engine call, a view out.
 *
 * <p>{@link dev.weir.cli.Main} is the only place that ends the process and that catches what nobody expected. {@link
 * dev.weir.cli.CommandLineInterface} finds the command and turns what it throws into messages and exit codes. Commands live in
 * {@code dev.weir.cli.command}, what people read is rendered in {@code dev.weir.cli.view}.
 */
package dev.weir.cli;
