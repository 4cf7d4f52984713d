/** The examples, taken the whole way through the real command line, as a user would. */
package dev.weir.examples;
