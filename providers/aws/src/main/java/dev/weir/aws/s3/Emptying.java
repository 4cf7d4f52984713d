package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.util.Optional;
import java.util.Set;

/** Empties a bucket, a thousand versions a call. */
final class Emptying {
    private final AwsCalls calls;
    private final Identity bucket;

    Emptying(AwsCalls calls, Identity bucket) {
        this.calls = calls;
        this.bucket = bucket;
    }

    private ObjectNode input() {
        return AwsCalls.tree().put("Bucket", bucket.name());
    }

    /**
     * Deletes all versions and delete markers. Always lists from the start, because what was listed is gone by then.
     *
     * @param stack whose markers are deleted, and with them what is left of objects that are deleted already; empty for everything
     */
    ObjectNode deleteVersions(Optional<String> stack) {
        long deleted = 0;
        for (ArrayNode page = versions(stack); !page.isEmpty(); page = versions(stack)) {
            delete(page);
            deleted += page.size();
        }
        return AwsCalls.tree().put("Deleted", deleted);
    }

    private ArrayNode versions(Optional<String> stack) {
        ObjectNode input = input().put("MaxKeys", 1000);
        ArrayNode keys = input.arrayNode();
        JsonNode listed;
        do {
            listed = calls.call("s3:ListObjectVersions", input, bucket);
            addTo(keys, listed, stack);
            input.set("KeyMarker", listed.path("NextKeyMarker"));
            input.set("VersionIdMarker", listed.path("NextVersionIdMarker"));
        } while (keys.isEmpty() && listed.path("IsTruncated").asBoolean());
        return keys;
    }

    /** What somebody else has put there keeps the bucket from being deleted, which is what this is for. */
    private static void addTo(ArrayNode keys, JsonNode listed, Optional<String> stack) {
        Set<String> dead = BucketContents.deletedKeys(listed);
        for (String list : new String[] {"Versions", "DeleteMarkers"}) {
            for (JsonNode version : listed.path(list)) {
                String name = version.path("Key").asText();
                boolean isOurs = stack.isEmpty()
                        || dead.contains(name)
                        || stack.filter(owner -> ObjectMarkers.isMarker(owner, name))
                                .isPresent();
                if (isOurs) {
                    ObjectNode key = keys.addObject().put("Key", name);
                    if (version.has("VersionId")) {
                        key.set("VersionId", version.path("VersionId"));
                    }
                }
            }
        }
    }

    private void delete(ArrayNode keys) {
        ObjectNode input = input();
        input.putObject("Delete").put("Quiet", true).set("Objects", keys);
        JsonNode errors = calls.call("s3:DeleteObjects", input, bucket).path("Errors");
        if (!errors.isEmpty()) {
            JsonNode first = errors.path(0);
            throw new ProviderException(
                    Category.PERMISSION,
                    "%d objects of %s could not be deleted, '%s' among them: %s (%s)."
                            .formatted(
                                    errors.size(),
                                    bucket,
                                    first.path("Key").asText(),
                                    first.path("Message").asText(),
                                    first.path("Code").asText()),
                    null);
        }
    }

    /** Drops all unfinished uploads. */
    ObjectNode abortUploads() {
        long aborted = 0;
        for (JsonNode page = uploads(); !page.isEmpty(); page = uploads()) {
            calls.each(page.valueStream().toList(), this::abort);
            aborted += page.size();
        }
        return AwsCalls.tree().put("Aborted", aborted);
    }

    private JsonNode uploads() {
        return calls.call("s3:ListMultipartUploads", input(), bucket).path("Uploads");
    }

    private ObjectNode abort(JsonNode upload) {
        ObjectNode input = input();
        input.set("Key", upload.path("Key"));
        input.set("UploadId", upload.path("UploadId"));
        try {
            return calls.call("s3:AbortMultipartUpload", input, bucket);
        } catch (AwsFailure failure) {
            if (failure.is(Category.NOT_FOUND)) {
                return input;
            }
            throw failure;
        }
    }
}
