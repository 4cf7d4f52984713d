/**
 * The language: the YAML of a stack's directory becomes a typed model in which every value knows its place.
 *
 * <p>It happens in two stages, because the account is known only once somebody has asked for it. {@code StackLoader} reads
 * the files, checks them against the kind schemas and resolves variables: offline, all mistakes at once. The {@code
 * ParsedStack} that it returns is then evaluated for an {@link dev.weir.spi.Environment}: expressions and references become
 * values, and the result is a {@link dev.weir.spec.Stack} of {@link dev.weir.spec.Resource resources}.
 *
 * <p>Imports {@code dev.weir.spi}, Jackson, SnakeYAML, the JSON Schema validator and CEL.
 */
package dev.weir.spec;
