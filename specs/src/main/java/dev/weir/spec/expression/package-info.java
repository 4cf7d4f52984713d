/**
 * Expressions in texts: finding them, reading plain references without a compiler, and CEL for the rest.
 *
 * <p>Imports Jackson and, only where an expression is more than a plain reference, {@code dev.cel}.
 */
package dev.weir.spec.expression;
