/**
 * The AWS kinds, on the AWS SDK for Java v2.
 *
 * <p>{@link dev.weir.aws.AwsProvider} is the front door. Each service has a package with its kinds; {@code dev.weir.aws.kind} holds
 * what they share, {@code dev.weir.aws.client} the calls, {@code dev.weir.aws.flow} which data flow between them. What a kind is, is written in its JSON Schema under {@code
 * dev/weir/aws/SERVICE/KIND.json}, which is all that is read before something is planned: the SDK is not touched until then.
 *
 * <p>Imports {@code dev.weir.spi}, {@code dev.weir.contract}, Jackson and the AWS SDK.
 */
package dev.weir.aws;
