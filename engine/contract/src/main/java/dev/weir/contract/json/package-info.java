/**
 * JSON Schema (draft-04, 06, 07): syntax, references, and whether one schema's instances are all instances of another.
 *
 * <p>Knows nothing of records, columns or the registry: trees in, findings out. Imports the JDK, Jackson's trees and
 * {@code dev.weir.contract.evolution}.
 */
package dev.weir.contract.json;
