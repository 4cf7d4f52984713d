/**
 * From a stack's directory to a plan, and from a plan to its end: what several commands have in common. Mistakes are shown here,
 * with the lines of the files that they are in.
 */
package dev.weir.cli.flow;
