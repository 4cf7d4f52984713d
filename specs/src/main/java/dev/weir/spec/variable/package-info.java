/**
 * The variables of a stack: what it declares, and the values that a run gives them.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.spec.source}, {@code dev.weir.spec.yaml} and Jackson.
 */
package dev.weir.spec.variable;
