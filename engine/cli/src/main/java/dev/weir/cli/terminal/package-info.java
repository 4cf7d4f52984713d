/**
 * How a command talks and how it ends: streams, colours, tables, exit codes, and the two ways of giving up. Imports the JDK and
 * {@code dev.weir.spi}.
 */
package dev.weir.cli.terminal;
