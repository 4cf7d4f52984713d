/**
 * Source text and places in it: which file, line and column a value is written at, and how a diagnostic is shown to people
 * with the line and a caret.
 *
 * <p>Imports {@code dev.weir.spi} and the JDK.
 */
package dev.weir.spec.source;
