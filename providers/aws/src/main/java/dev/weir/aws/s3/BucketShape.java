package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Brings the settings of a bucket into one spelling, whether a spec or S3 writes them. */
final class BucketShape {
    private static final List<String> CAPITALIZED = List.of("topic", "queue", "lambdaFunction");

    private BucketShape() {}

    /** Changes what it is given, and returns it. */
    static ObjectNode canonical(ObjectNode properties) {
        properties.replace(BucketSetting.POLICY, BucketSetting.tree(properties.path(BucketSetting.POLICY)));
        if (properties.path(BucketSetting.POLICY).isMissingNode()) {
            properties.remove(BucketSetting.POLICY);
        }
        if (properties.path(BucketSetting.LIFECYCLE) instanceof ObjectNode lifecycle
                && !lifecycle.has(BucketSetting.SMALLEST)) {
            lifecycle.put(BucketSetting.SMALLEST, "all_storage_classes_128K");
        }
        properties.path(BucketSetting.LIFECYCLE).path("rules").forEach(BucketShape::rule);
        if (properties.path(BucketSetting.LOCK).path("rule").path("defaultRetention") instanceof ObjectNode retention) {
            retention
                    .properties()
                    .removeIf(entry ->
                            entry.getValue().isNumber() && entry.getValue().asInt() == 0);
        }
        if (properties.path(BucketSetting.LOGGING) instanceof ObjectNode logging
                && logging.path("targetObjectKeyFormat").has("simplePrefix")) {
            logging.remove("targetObjectKeyFormat");
        }
        CAPITALIZED.forEach(destination -> properties
                .path(BucketSetting.NOTIFICATION)
                .path(destination + "Configurations")
                .forEach(entry ->
                        entry.path("filter").path("key").path("filterRules").forEach(BucketShape::lowerName)));
        return properties;
    }

    private static void rule(JsonNode rule) {
        date(rule.path("expiration"));
        rule.path("transitions").forEach(BucketShape::date);
        if (rule.path("filter") instanceof ObjectNode filter
                && filter.path("prefix").asText("-").isEmpty()) {
            filter.remove("prefix");
        }
        JsonNode marker = rule.path("expiration").path("expiredObjectDeleteMarker");
        if (marker.isBoolean() && !marker.asBoolean()) {
            ((ObjectNode) rule.path("expiration")).remove("expiredObjectDeleteMarker");
        }
    }

    /** S3 takes days, and writes them as their midnights. */
    private static void date(JsonNode holder) {
        JsonNode date = holder.path("date");
        if (date.isTextual() && date.asText().length() >= 10) {
            ((ObjectNode) holder).put("date", date.asText().substring(0, 10) + "T00:00:00Z");
        }
    }

    /** S3 answers {@code Prefix} to {@code prefix}. */
    private static void lowerName(JsonNode rule) {
        if (rule instanceof ObjectNode named) {
            named.put("name", named.path("name").asText().toLowerCase(Locale.ROOT));
        }
    }
}
