/**
 * What a proposed schema and mapping would do to records that there are already: which fail and why, which columns stay empty,
 * and which values a cast changes. Writes nothing.
 *
 * <p>Imports {@code dev.weir.contract}, {@code dev.weir.etl}'s values, {@code decode} and {@code row}.
 */
package dev.weir.etl.replay;
