/**
 * Calls to AWS, as trees.
 *
 * <p>{@link dev.weir.aws.client.AwsCalls} carries out any operation of any service from its name and an input tree in the
 * API's own spelling, and answers with the output as a tree. The shape of requests and responses is the SDK's own field
 * metadata, so nothing here knows a single member by name. Each attempt is counted, waits for the operation's rate budget, is
 * retried by the category of its failure, and ends as a {@link dev.weir.spi.ProviderException} in sentences.
 *
 * <p>Imports {@code dev.weir.spi}, Jackson and the AWS SDK.
 */
package dev.weir.aws.client;
