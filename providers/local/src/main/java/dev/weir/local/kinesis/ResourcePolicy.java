package dev.weir.local.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.AwsException;
import java.util.List;

/** What Kinesis looks at in a resource policy before it accepts it. */
final class ResourcePolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 20 * 1024;

    private ResourcePolicy() {}

    /**
     * Refuses what is no policy for a resource.
     *
     * @throws AwsException {@code InvalidArgumentException}
     */
    static void check(String text, String arn) {
        if (text.length() > LARGEST) {
            throw invalid("The policy is larger than 20 KB.");
        }
        JsonNode statements = parse(text).path("Statement");
        Iterable<JsonNode> each = statements.isObject() ? List.of(statements) : statements;
        int count = 0;
        for (JsonNode statement : each) {
            count++;
            if (!statement.path("Effect").asText().matches("Allow|Deny")
                    || !statement.has("Principal")
                    || !statement.has("Action")
                    || !statement.has("Resource")) {
                throw invalid("Each statement needs Effect, Principal, Action and Resource.");
            }
            JsonNode resources = statement.path("Resource");
            for (JsonNode resource : resources.isArray() ? resources : List.of(resources)) {
                if (!resource.asText().equals(arn)) {
                    throw invalid("Resource must be " + arn + ", not " + resource.asText() + ".");
                }
            }
        }
        if (count == 0) {
            throw invalid("The policy has no statement.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw invalid("The policy is not valid JSON.");
        }
        throw invalid("The policy is not a JSON object.");
    }

    private static AwsException invalid(String reason) {
        return new AwsException("InvalidArgumentException", "Invalid resource policy. " + reason);
    }
}
