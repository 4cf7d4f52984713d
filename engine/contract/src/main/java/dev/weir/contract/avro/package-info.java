/**
 * Avro: whether readers of one version resolve what writers of another wrote.
 *
 * <p>Knows nothing of records, columns or the registry. Imports the JDK, Avro and {@code dev.weir.contract.evolution}.
 */
package dev.weir.contract.avro;
