/**
 * Data contracts: what a record of a stream looks like, whether two versions of its schema can live together, and what
 * becomes of it on its way to a sink's columns.
 *
 * <ul>
 *   <li>{@link dev.weir.contract.SchemaDefinition} is a definition in one of the three schema languages;
 *       {@link dev.weir.contract.SchemaDefinitions} says whether it is valid and whether two say the same.
 *   <li>{@link dev.weir.contract.Compatibility} judges a proposed definition against earlier ones. Its rules live in one package
 *       a language: {@code json}, {@code avro}, {@code protobuf}, which share the words of {@code evolution} and do not know
 *       this package.
 *   <li>{@link dev.weir.contract.Type} is the one model of types; {@link dev.weir.contract.RecordTypes} leads from schema
 *       languages to it, {@link dev.weir.contract.GlueTypes} to and from the column types of the Data Catalog,
 *       {@link dev.weir.contract.SparkTypes} to Spark's.
 *   <li>{@link dev.weir.contract.Mapping} says how source fields become target columns, {@link dev.weir.contract.Casts} what
 *       happens to their values, and {@link dev.weir.contract.MappingCheck} what is wrong with it.
 * </ul>
 *
 * <p>The tests compare random pairs of schemas and let independent judges (networknt's validator, Avro's decoder, Google's
 * Protobuf parser) read data wherever the check says compatible. {@code mvn verify} takes about a thousand pairs a language;
 * {@code -Dweir.soak=20000} takes as many as one likes. The folder {@code evolutions} among the test resources holds realistic
 * steps with the verdicts that they must get and the messages that they do get. {@code CompatibilityBenchmark}, a class
 * among the tests, measures the check beside its peers.
 *
 * <p>Knows no AWS. Imports the JDK, Jackson's trees, Avro and the Protobuf parser. Builds at release 17, because the runner
 * that uses it also runs inside Spark on AWS Glue.
 */
package dev.weir.contract;
