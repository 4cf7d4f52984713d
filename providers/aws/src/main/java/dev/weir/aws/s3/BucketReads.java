package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Trees;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.util.List;
import java.util.Optional;

/** Reads a bucket's settings, each of which has an operation of its own. */
final class BucketReads {
    static final List<String> BLOCKS =
            List.of("blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets");

    private final AwsCalls calls;

    BucketReads(AwsCalls calls) {
        this.calls = calls;
    }

    boolean exists(Identity identity) {
        return read("s3:HeadBucket", identity).isPresent();
    }

    ObjectNode properties(Identity identity) {
        ObjectNode properties = AwsCalls.tree().put("name", identity.name());
        Optional<ObjectNode> versioning = read("s3:GetBucketVersioning", identity);
        properties.put(
                "versioning",
                versioning
                        .map(found -> found.path("Status").asText("Suspended"))
                        .orElse("Suspended"));
        properties.set("publicAccessBlock", publicAccessBlock(identity));
        properties.set("encryption", encryption(identity));
        return properties;
    }

    private ObjectNode publicAccessBlock(Identity identity) {
        ObjectNode blocks = AwsCalls.tree();
        BLOCKS.forEach(block -> blocks.put(block, false));
        read("s3:GetPublicAccessBlock", identity)
                .map(found -> AwsCalls.properties("s3:GetPublicAccessBlock", found))
                .ifPresent(found -> blocks.setAll((ObjectNode) found.path("publicAccessBlockConfiguration")));
        return blocks;
    }

    /** S3 encrypts with its own keys where nothing else is set. */
    private ObjectNode encryption(Identity identity) {
        ObjectNode encryption = AwsCalls.tree().put("sseAlgorithm", "AES256");
        read("s3:GetBucketEncryption", identity)
                .map(found -> AwsCalls.properties("s3:GetBucketEncryption", found))
                .map(found -> found.path("serverSideEncryptionConfiguration")
                        .path("rules")
                        .path(0))
                .ifPresent(rule -> {
                    if (rule.path("applyServerSideEncryptionByDefault") instanceof ObjectNode byDefault) {
                        encryption.setAll(byDefault);
                    }
                    if (rule.path("bucketKeyEnabled").asBoolean()) {
                        encryption.put("bucketKeyEnabled", true);
                    }
                });
        return encryption;
    }

    /**
     * Adds the settings that are documents of their own.
     *
     * @return the properties that may not be read, with the operation that was refused for each
     */
    ObjectNode addSettings(Identity identity, ObjectNode properties) {
        ObjectNode unread = AwsCalls.tree();
        List<Answer> answers = calls.each(BucketSetting.ALL, setting -> answer(setting, identity));
        for (Answer answer : answers) {
            BucketSetting setting = answer.setting();
            if (answer.isRefused()) {
                unread.put(setting.property(), setting.reading());
            } else if (!Trees.isBlank(answer.value())) {
                properties.set(setting.property(), answer.value());
            }
        }
        if (!properties.has(BucketSetting.OWNERSHIP) && !unread.has(BucketSetting.OWNERSHIP)) {
            properties.putObject(BucketSetting.OWNERSHIP).put("objectOwnership", "ObjectWriter");
        }
        BucketShape.canonical(properties);
        return unread;
    }

    private record Answer(BucketSetting setting, JsonNode value, boolean isRefused) {}

    private Answer answer(BucketSetting setting, Identity identity) {
        try {
            JsonNode value = read(setting.reading(), identity)
                    .map(found -> setting.found().apply(AwsCalls.properties(setting.reading(), found)))
                    .orElse(MissingNode.getInstance());
            return new Answer(setting, value, false);
        } catch (AwsFailure failure) {
            if (failure.is(Category.PERMISSION)) {
                return new Answer(setting, MissingNode.getInstance(), true);
            }
            throw failure;
        }
    }

    private Optional<ObjectNode> read(String operation, Identity identity) {
        try {
            return Optional.of(calls.call(operation, AwsCalls.tree().put("Bucket", identity.name()), identity));
        } catch (AwsFailure failure) {
            if (failure.is(Category.NOT_FOUND) || failure.isUnsupported()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The names of all buckets of a region; those of others answer with a redirect only. */
    List<String> all(String region) {
        return calls
                .all("s3:ListBuckets", AwsCalls.tree().put("BucketRegion", region), "ContinuationToken", "Buckets")
                .stream()
                .map(bucket -> bucket.path("Name").asText())
                .toList();
    }
}
