/**
 * What leads to what in a stack, and how it is drawn. Imports {@code dev.weir.spec}, Jackson, and of the command line its views
 * and formats.
 */
package dev.weir.cli.graph;
