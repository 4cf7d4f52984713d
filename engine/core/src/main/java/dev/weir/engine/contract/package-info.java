/**
 * The data contract of a stack: whether new definitions keep it with the versions before them, and whether the resources fit
 * together, types included. What is judged how is the provider's ({@link dev.weir.spi.Versioned}, {@link dev.weir.spi.DataFlow});
 * this package asks, puts the answers where the user wrote what they are about, and names who depends on it.
 *
 * <p>Everything here is pure and works offline: {@link dev.weir.engine.contract.BaseCheck} compares with an earlier revision of the
 * same files instead of with the registry.
 *
 * <p>Imports {@code dev.weir.engine}, {@code dev.weir.spec}, {@code dev.weir.spi} and Jackson.
 */
package dev.weir.engine.contract;
