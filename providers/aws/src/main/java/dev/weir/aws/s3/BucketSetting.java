package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One setting of a bucket that S3 keeps as a document of its own, with operations to read, write and remove it.
 *
 * @param property its name in a spec
 * @param reading the operation that reads it, which fails as not found where it is not set
 * @param found its value in that operation's response, in camelCase; a missing node where it is not set
 * @param writing the operation that sets it
 * @param input the members of that operation's request, in camelCase, for a value
 * @param removal the operation that removes it; empty where writing an empty value does
 */
record BucketSetting(
        String property,
        String reading,
        Function<ObjectNode, JsonNode> found,
        String writing,
        Function<JsonNode, ObjectNode> input,
        Optional<String> removal) {
    static final String POLICY = "policy";
    static final String OWNERSHIP = "ownershipControls";
    static final String LOCK = "objectLockConfiguration";
    static final String LIFECYCLE = "lifecycleConfiguration";
    static final String CORS = "corsConfiguration";
    static final String LOGGING = "loggingConfiguration";
    static final String NOTIFICATION = "notificationConfiguration";
    static final String SMALLEST = "transitionDefaultMinimumObjectSize";

    /** In the order in which they are written: who owns objects before what the policy says of them. */
    static final List<BucketSetting> ALL = List.of(
            new BucketSetting(
                    OWNERSHIP,
                    "s3:GetBucketOwnershipControls",
                    found -> found.path(OWNERSHIP).path("rules").path(0),
                    "s3:PutBucketOwnershipControls",
                    BucketSetting::ownership,
                    Optional.of("s3:DeleteBucketOwnershipControls")),
            new BucketSetting(
                    POLICY,
                    "s3:GetBucketPolicy",
                    found -> tree(found.path(POLICY)),
                    "s3:PutBucketPolicy",
                    policy -> AwsCalls.tree().put(POLICY, policy.isTextual() ? policy.asText() : Trees.print(policy)),
                    Optional.of("s3:DeleteBucketPolicy")),
            new BucketSetting(
                    LOCK,
                    "s3:GetObjectLockConfiguration",
                    found -> found.path(LOCK),
                    "s3:PutObjectLockConfiguration",
                    lock -> member(LOCK, lock),
                    Optional.empty()),
            new BucketSetting(
                    LIFECYCLE,
                    "s3:GetBucketLifecycleConfiguration",
                    found -> found,
                    "s3:PutBucketLifecycleConfiguration",
                    BucketSetting::lifecycle,
                    Optional.of("s3:DeleteBucketLifecycle")),
            new BucketSetting(
                    CORS,
                    "s3:GetBucketCors",
                    found -> found,
                    "s3:PutBucketCors",
                    cors -> member(CORS, cors),
                    Optional.of("s3:DeleteBucketCors")),
            new BucketSetting(
                    LOGGING,
                    "s3:GetBucketLogging",
                    found -> found.path("loggingEnabled"),
                    "s3:PutBucketLogging",
                    BucketSetting::logging,
                    Optional.empty()),
            new BucketSetting(
                    NOTIFICATION,
                    "s3:GetBucketNotificationConfiguration",
                    found -> found,
                    "s3:PutBucketNotificationConfiguration",
                    notification -> member(NOTIFICATION, notification.isMissingNode() ? AwsCalls.tree() : notification),
                    Optional.empty()));

    /** One that the schema has a default for, or that nobody may lose sight of. */
    boolean isAlwaysRead() {
        return property.equals(OWNERSHIP);
    }

    /** A document as a tree, whichever way it is written. */
    static JsonNode tree(JsonNode document) {
        return document.isTextual() ? Trees.parse(document.asText()).orElse(document) : document;
    }

    private static ObjectNode member(String name, JsonNode value) {
        ObjectNode input = AwsCalls.tree();
        input.set(name, value);
        return input;
    }

    private static ObjectNode ownership(JsonNode controls) {
        ObjectNode input = AwsCalls.tree();
        input.putObject(OWNERSHIP).putArray("rules").add(controls);
        return input;
    }

    private static ObjectNode lifecycle(JsonNode configuration) {
        ObjectNode rules = configuration.deepCopy();
        JsonNode smallest = rules.remove(SMALLEST);
        ObjectNode input = member(LIFECYCLE, rules);
        if (smallest != null) {
            input.set(SMALLEST, smallest);
        }
        return input;
    }

    private static ObjectNode logging(JsonNode target) {
        ObjectNode input = AwsCalls.tree();
        ObjectNode status = input.putObject("bucketLoggingStatus");
        if (!target.isMissingNode()) {
            status.set("loggingEnabled", target);
        }
        return input;
    }
}
