package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What S3 refuses in the documents of a bucket's settings, in its own wording, and how it spells what it accepts. */
final class SettingRules {
    private static final int SECONDS_A_DAY = 86_400;
    private static final int LEAST_DAYS_OF_IA = 30;

    private SettingRules() {}

    /** Checks the rules of a lifecycle. */
    static ObjectNode lifecycle(ObjectNode configuration) {
        JsonNode rules = configuration.path("Rules");
        if (rules.isEmpty() || rules.size() > 1000) {
            throw Errors.malformedXml();
        }
        Set<String> ids = new HashSet<>();
        for (JsonNode rule : rules) {
            String id = rule.path("ID").asText();
            if (!id.isEmpty() && !ids.add(id)) {
                throw Errors.invalidArgument("Rule ID must be unique. Found same ID for more than one rule");
            }
            check(rule);
        }
        return configuration;
    }

    private static void check(JsonNode rule) {
        if (rule.has("Filter") == rule.has("Prefix") || rule.path("Filter").size() > 1) {
            throw Errors.malformedXml();
        }
        boolean acts = List.of(
                        "Expiration",
                        "Transitions",
                        "NoncurrentVersionTransitions",
                        "NoncurrentVersionExpiration",
                        "AbortIncompleteMultipartUpload")
                .stream()
                .anyMatch(rule::has);
        if (!acts) {
            throw Errors.invalidRequest("At least one action needs to be specified in a rule");
        }
        if (rule.path("Expiration").size() > 1) {
            throw Errors.malformedXml();
        }
        timing(rule.path("Expiration"));
        rule.path("Transitions").forEach(SettingRules::transition);
        order(rule);
        boolean byTag = rule.path("Filter").has("Tag")
                || !rule.path("Filter").path("And").path("Tags").isEmpty();
        if (byTag && rule.has("AbortIncompleteMultipartUpload")) {
            throw Errors.invalidRequest("AbortIncompleteMultipartUpload cannot be specified with Tags.");
        }
        if (byTag && rule.path("Expiration").path("ExpiredObjectDeleteMarker").asBoolean()) {
            throw Errors.invalidRequest("ExpiredObjectDeleteMarker cannot be specified with Tags.");
        }
    }

    private static void timing(JsonNode action) {
        if (action.has("Days") && action.path("Days").asInt() < 1) {
            throw Errors.invalidArgument("'Days' for Expiration action must be a positive integer");
        }
        date(action);
    }

    private static void date(JsonNode action) {
        JsonNode date = action.path("Date");
        if (date.isMissingNode()) {
            return;
        }
        long seconds =
                date.isNumber() ? date.asLong() : Instant.parse(date.asText()).getEpochSecond();
        if (seconds % SECONDS_A_DAY != 0) {
            throw Errors.invalidArgument("'Date' must be at midnight GMT");
        }
    }

    private static void transition(JsonNode transition) {
        if (transition.has("Days") == transition.has("Date")) {
            throw Errors.malformedXml();
        }
        date(transition);
        String storage = transition.path("StorageClass").asText();
        if (transition.has("Days")
                && storage.matches("STANDARD_IA|ONEZONE_IA")
                && transition.path("Days").asInt() < LEAST_DAYS_OF_IA) {
            throw Errors.invalidArgument(
                    "'Days' in Transition action must be greater than or equal to 30 for storageClass '" + storage
                            + "'");
        }
    }

    private static void order(JsonNode rule) {
        JsonNode expiration = rule.path("Expiration");
        for (JsonNode transition : rule.path("Transitions")) {
            boolean mixed = (expiration.has("Days") && transition.has("Date"))
                    || (expiration.has("Date") && transition.has("Days"));
            if (mixed) {
                throw Errors.invalidRequest(
                        "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule");
            }
            if (expiration.has("Days")
                    && expiration.path("Days").asInt()
                            <= transition.path("Days").asInt()) {
                throw Errors.invalidArgument(
                        "'Days' in the Expiration action must be greater than 'Days' in the Transition action");
            }
        }
    }

    /** Checks which origins may do what. */
    static ObjectNode cors(ObjectNode configuration) {
        JsonNode rules = configuration.path("CORSRules");
        if (rules.isEmpty() || rules.size() > 100) {
            throw Errors.malformedXml();
        }
        for (JsonNode rule : rules) {
            rule.path("AllowedMethods").forEach(method -> {
                if (!method.asText().matches("GET|PUT|POST|DELETE|HEAD")) {
                    throw Errors.invalidRequest(
                            "Found unsupported HTTP method in CORS config. Unsupported method is " + method.asText());
                }
            });
            refuseWildcards(rule, "AllowedOrigins", "AllowedOrigin");
            refuseWildcards(rule, "AllowedHeaders", "AllowedHeader");
        }
        return configuration;
    }

    private static void refuseWildcards(JsonNode rule, String list, String name) {
        rule.path(list).forEach(value -> {
            if (value.asText().indexOf('*') != value.asText().lastIndexOf('*')) {
                throw Errors.invalidRequest(name + " \"" + value.asText() + "\" can not have more than one wildcard.");
            }
        });
    }

    /** Checks who is told what; entries get ids, and the ends of keys are answered with a capital. */
    static ObjectNode notification(ObjectNode configuration) {
        List<JsonNode> entries = new ArrayList<>();
        for (String list : List.of("TopicConfigurations", "QueueConfigurations", "LambdaFunctionConfigurations")) {
            configuration.path(list).forEach(entries::add);
        }
        for (JsonNode entry : entries) {
            if (entry.path("Id").asText().isEmpty()) {
                ((ObjectNode) entry).put("Id", UUID.randomUUID().toString());
            }
            for (JsonNode rule : entry.path("Filter").path("Key").path("FilterRules")) {
                String name = rule.path("Name").asText();
                if (!name.matches("(?i)prefix|suffix")) {
                    throw Errors.invalidArgument("filter rule name must be either prefix or suffix");
                }
                ((ObjectNode) rule).put("Name", name.equalsIgnoreCase("prefix") ? "Prefix" : "Suffix");
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            for (JsonNode other : entries.subList(i + 1, entries.size())) {
                refuseOverlap(entries.get(i), other);
            }
        }
        return configuration;
    }

    private static void refuseOverlap(JsonNode one, JsonNode other) {
        boolean prefixes = nested(end(one, "Prefix"), end(other, "Prefix"));
        boolean suffixes = nested(reversed(end(one, "Suffix")), reversed(end(other, "Suffix")));
        if (prefixes && suffixes && shareEvent(one, other)) {
            throw new AwsException(
                    "InvalidArgument",
                    "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
        }
    }

    private static boolean shareEvent(JsonNode one, JsonNode other) {
        for (JsonNode left : one.path("Events")) {
            for (JsonNode right : other.path("Events")) {
                if (nested(stem(left), stem(right))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String stem(JsonNode event) {
        return event.asText().replace("*", "");
    }

    private static boolean nested(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String end(JsonNode entry, String name) {
        for (JsonNode rule : entry.path("Filter").path("Key").path("FilterRules")) {
            if (rule.path("Name").asText().equals(name)) {
                return rule.path("Value").asText();
            }
        }
        return "";
    }
}
