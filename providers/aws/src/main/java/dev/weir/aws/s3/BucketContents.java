package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Holding.Contents;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in a bucket, as far as a person needs to know before it is deleted: its first objects, older versions included. */
final class BucketContents {
    private static final int PAGE = 1_000;

    /** A stack declares a few scripts, not thousands; whoever has more sees them counted as not his. */
    private static final int MOST_PAGES = 5;

    private static final int SHOWN = 3;

    /** A member of the step that empties a bucket of what its stack has left in it. No request of S3 has it. */
    private static final String STACK = "Stack";

    private final AwsCalls calls;

    BucketContents(AwsCalls calls) {
        this.calls = calls;
    }

    Map<Identity, Contents> of(Collection<Identity> buckets) {
        List<Optional<Contents>> each = calls.each(buckets, this::read);
        Map<Identity, Contents> contents = new HashMap<>();
        int at = 0;
        for (Identity bucket : buckets) {
            each.get(at).ifPresent(found -> contents.put(bucket, found));
            at++;
        }
        return contents;
    }

    private Optional<Contents> read(Identity bucket) {
        return AwsCalls.ifPresent(() -> list(bucket));
    }

    private Contents list(Identity bucket) {
        Set<String> keys = new LinkedHashSet<>();
        ObjectNode input = AwsCalls.tree().put("Bucket", bucket.name()).put("MaxKeys", PAGE);
        JsonNode listed;
        int pages = 0;
        do {
            listed = calls.call("s3:ListObjectVersions", input, bucket);
            listed.path("Versions")
                    .forEach(version -> keys.add(version.path("Key").asText()));
            input.set("KeyMarker", listed.path("NextKeyMarker"));
            input.set("VersionIdMarker", listed.path("NextVersionIdMarker"));
            pages++;
        } while (listed.path("IsTruncated").asBoolean() && pages < MOST_PAGES);
        List<Identity> members = new ArrayList<>();
        keys.stream()
                .filter(key -> !ObjectMarkers.isMarker(key))
                .forEach(key -> members.add(new Identity("objects", bucket.name() + "/" + key)));
        return new Contents(members, listed.path("IsTruncated").asBoolean());
    }

    /** The keys of this page that have nothing but delete markers, or a delete marker as their latest version. */
    static Set<String> deletedKeys(JsonNode listed) {
        Set<String> deleted = new LinkedHashSet<>();
        listed.path("DeleteMarkers").forEach(marker -> {
            if (marker.path("IsLatest").asBoolean()) {
                deleted.add(marker.path("Key").asText());
            }
        });
        return deleted;
    }

    /** The input of a step that deletes what a stack has left behind in its bucket, and nothing that others have put there. */
    static ObjectNode ownOnly(Identity bucket, String stack) {
        return AwsCalls.tree().put("Bucket", bucket.name()).put(STACK, stack);
    }

    /** The stack that such a step is about; empty for one that deletes everything. */
    static Optional<String> stackIn(Step step) {
        return Optional.ofNullable(step.input().path(STACK).asText(null));
    }

    static String loss(Identity bucket, Optional<Contents> foreign) {
        if (foreign.isEmpty()) {
            return "Every object in bucket %s is deleted in all its versions.".formatted(bucket.name());
        }
        List<Identity> members = foreign.get().members();
        String count = (foreign.get().more() ? "more than " : "") + members.size();
        String shown = String.join(
                ", ",
                members.stream()
                        .limit(SHOWN)
                        .map(member -> "'" + member.leaf() + "'")
                        .toList());
        return "Every object in bucket %s is deleted in all its versions: %s%s"
                .formatted(
                        bucket.name(),
                        members.size() > SHOWN || foreign.get().more() ? count + " objects, among them " : "",
                        shown.isEmpty() ? "more than could be listed." : shown + ".");
    }
}
