/**
 * YAML files as Jackson trees with the place of every value: the JSON types only, duplicate keys and other traps refused,
 * everything bounded.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.spec.source}, {@code dev.weir.spec.expression} for where an
 * expression ends, Jackson and SnakeYAML.
 */
package dev.weir.spec.yaml;
