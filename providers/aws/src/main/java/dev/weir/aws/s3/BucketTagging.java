package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces a bucket's tags. S3 knows only the whole set, and refuses one without the tags of AWS's own that a bucket of
 * CloudFormation has; they are no part of a plan, and are sent back as they are.
 */
final class BucketTagging {
    private static final String SYSTEM = "aws:";

    private final AwsCalls calls;
    private final Identity bucket;

    BucketTagging(AwsCalls calls, Identity bucket) {
        this.calls = calls;
        this.bucket = bucket;
    }

    /** Sets these tags and no others but AWS's own. */
    ObjectNode replace(JsonNode tagSet) {
        SortedMap<String, String> tags = Tags.of(tagSet);
        present().forEach((key, value) -> {
            if (key.startsWith(SYSTEM)) {
                tags.put(key, value);
            }
        });
        ObjectNode input = input();
        if (tags.isEmpty()) {
            return calls.call("s3:DeleteBucketTagging", input, bucket);
        }
        input.putObject("Tagging").set("TagSet", Tags.list(tags));
        return calls.call("s3:PutBucketTagging", input, bucket);
    }

    private SortedMap<String, String> present() {
        try {
            return Tags.of(calls.call("s3:GetBucketTagging", input(), bucket).path("TagSet"));
        } catch (AwsFailure failure) {
            if (failure.isUntagged() || failure.is(Category.NOT_FOUND)) {
                return new TreeMap<>();
            }
            throw failure;
        }
    }

    private ObjectNode input() {
        return AwsCalls.tree().put("Bucket", bucket.name());
    }
}
