/**
 * What AWS always refuses and can be told offline: formats of texts, which kind schemas name under {@code format}, and policy
 * documents. {@link dev.weir.aws.rule.Formats} is the list of the formats.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.contract}, the JDK and Jackson's tree model.
 */
package dev.weir.aws.rule;
