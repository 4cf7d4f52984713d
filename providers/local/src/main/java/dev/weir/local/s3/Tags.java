package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Tag sets, with S3's limits. */
final class Tags {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private static final String SYSTEM = "aws:";

    /** The access key of requests that stand for CloudFormation's. */
    private static final String CLOUD_FORMATION = "cloudformation";

    private Tags() {}

    /**
     * The tags of a bucket, at most 50. System tags stay as they are, unless CloudFormation changes them.
     *
     * @param present the tags that the bucket has
     */
    static ArrayNode ofBucket(JsonNode tagSet, Map<String, String> present, Caller caller) {
        Map<String, String> system = new LinkedHashMap<>(present);
        system.keySet().removeIf(key -> !key.startsWith(SYSTEM));
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : tagSet) {
            String key = tag.path("Key").asText();
            boolean unchanged = tag.path("Value").asText().equals(system.get(key));
            boolean mayBeSet = key.startsWith(SYSTEM) && caller.accessKey().equals(CLOUD_FORMATION);
            (unchanged || mayBeSet ? kept : own).add(tag);
        }
        ArrayNode all = checked(own, 50, "Bucket tag count cannot be greater than 50");
        if (!map(kept).keySet().containsAll(system.keySet())
                && !caller.accessKey().equals(CLOUD_FORMATION)) {
            throw new AwsException("InvalidTag", "System tags cannot be removed by requester");
        }
        return all.addAll(of(map(kept)));
    }

    /** The tags of an object, at most 10. */
    static ArrayNode ofObject(JsonNode tagSet) {
        return checked(tagSet, 10, "Object tags cannot be greater than 10");
    }

    /** The tags of the {@code x-amz-tagging} header: {@code a=1&b=2}. */
    static ArrayNode ofHeader(String query) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            tags.addObject().put("Key", decode(key)).put("Value", equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return ofObject(tags);
    }

    static ArrayNode of(Map<String, String> tags) {
        ArrayNode tagSet = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, value) -> tagSet.addObject().put("Key", key).put("Value", value));
        return tagSet;
    }

    static Map<String, String> map(JsonNode tagSet) {
        Map<String, String> tags = new LinkedHashMap<>();
        tagSet.forEach(
                tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    private static ArrayNode checked(JsonNode tagSet, int most, String tooMany) {
        Map<String, String> tags = map(tagSet);
        if (tags.size() < tagSet.size()) {
            throw new AwsException("InvalidTag", "Cannot provide multiple Tags with the same key");
        }
        if (tags.size() > most) {
            throw new AwsException("BadRequest", tooMany);
        }
        tags.forEach(Tags::check);
        return of(tags);
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > 128 || !ALLOWED.matcher(key).matches()) {
            throw new AwsException("InvalidTag", "The TagKey you have provided is invalid");
        }
        if (key.startsWith(SYSTEM)) {
            throw new AwsException("InvalidTag", "System tags cannot be added/updated by requester");
        }
        if (value.length() > 256 || !ALLOWED.matcher(value).matches()) {
            throw new AwsException("InvalidTag", "The TagValue you have provided is invalid");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument(
                    "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag"
                            + " name duplicates.");
        }
    }
}
