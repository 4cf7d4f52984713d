package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.Trees;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.util.ArrayList;
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

    /** All settings. S3 answers all but a few of them as not found where nobody has set them. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.always("versioning", live -> versioning(live.identity())));
        parts.add(Part.always("publicAccessBlock", live -> publicAccessBlock(live.identity())));
        parts.add(Part.always("encryption", live -> encryption(live.identity())));
        for (BucketSetting setting : BucketSetting.ALL) {
            parts.add(new Part(setting.property(), setting.isAlwaysRead(), live -> setting(setting, live.identity())));
        }
        return parts;
    }

    private JsonNode versioning(Identity identity) {
        return TextNode.valueOf(read("s3:GetBucketVersioning", identity)
                .map(found -> found.path("Status").asText("Suspended"))
                .orElse("Suspended"));
    }

    private JsonNode setting(BucketSetting setting, Identity identity) {
        JsonNode value = read(setting.reading(), identity)
                .map(found -> setting.found().apply(AwsCalls.properties(setting.reading(), found)))
                .orElse(MissingNode.getInstance());
        return Trees.isBlank(value) && setting.property().equals(BucketSetting.OWNERSHIP)
                ? AwsCalls.tree().put("objectOwnership", "ObjectWriter")
                : value;
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
