/**
 * Data contracts: what a record of a stream looks like, whether two versions of its schema can live together, and what
 * becomes of it on its way to a sink's columns.
 *
 * <ul>
 *   <li>{@link dev.weir.contract.SchemaDefinition} reads a definition in one of the three schema languages.
 *   <li>{@code Compatibility} judges a proposed definition against earlier ones.
 *   <li>{@link dev.weir.contract.Type} is the one model of types; {@code RecordTypes} leads from schema
 *       languages to it, {@code GlueTypes} to and from the column types of the Data Catalog.
 *   <li>{@link dev.weir.contract.Mapping} says how source fields become target columns.
 * </ul>
 *
 * <p>Knows no AWS. Imports the JDK, Jackson's trees, Avro and the Protobuf parser. Builds at release 17, because the runner
 * that uses it also runs inside Spark on AWS Glue.
 */
package dev.weir.contract;
