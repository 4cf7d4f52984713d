package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Identity;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Empty objects that say which objects of a bucket a stack owns, at {@code _weir/STACK/objects/KEY}. S3 finds no object by its
 * tags, and a data lake holds too many to ask each.
 */
final class ObjectMarkers {
    private ObjectMarkers() {}

    private static String prefix(String stack) {
        return "_weir/" + stack + "/objects/";
    }

    static boolean isMarker(String stack, String key) {
        return key.startsWith(prefix(stack));
    }

    /** The object that a marker of this stack stands for. */
    static String marked(String stack, String key) {
        return URLDecoder.decode(key.substring(prefix(stack).length()), StandardCharsets.UTF_8);
    }

    /** Whether a key is a marker of any stack. */
    static boolean isMarker(String key) {
        return key.startsWith("_weir/") && key.contains("/objects/");
    }

    static String key(String stack, String key) {
        return prefix(stack) + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** The keys that a stack owns in a bucket; none when the bucket is not there or may not be listed. */
    static List<String> list(AwsCalls calls, String stack, String bucket) {
        ObjectNode input = AwsCalls.tree().put("Bucket", bucket).put("Prefix", prefix(stack));
        return AwsCalls.ifPresent(() -> calls.all(
                        "s3:ListObjectsV2",
                        input,
                        List.of("ContinuationToken"),
                        List.of("NextContinuationToken"),
                        "Contents"))
                .orElseGet(List::of)
                .stream()
                .map(object ->
                        object.path("Key").asText().substring(prefix(stack).length()))
                .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
                .toList();
    }

    static ObjectNode put(Identity object, String stack) {
        ObjectNode input = AwsCalls.tree().put("Bucket", object.parent()).put("Key", key(stack, object.leaf()));
        input.putObject("Body").put("content", "");
        return input;
    }

    static ObjectNode delete(Identity object, String stack) {
        return AwsCalls.tree().put("Bucket", object.parent()).put("Key", key(stack, object.leaf()));
    }
}
