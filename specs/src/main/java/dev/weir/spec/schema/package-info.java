/**
 * Kind schemas applied to trees: what they forbid, in words of this module, the defaults that they give, and the one schema of
 * the whole language for editors.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.spec.source}, Jackson and the JSON Schema validator.
 */
package dev.weir.spec.schema;
