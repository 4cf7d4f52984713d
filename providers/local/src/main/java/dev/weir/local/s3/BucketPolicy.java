package dev.weir.local.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.AwsException;
import java.util.List;
import java.util.regex.Pattern;

/** A resource policy, as far as S3 looks into it before it accepts it. */
record BucketPolicy(JsonNode document) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 20 * 1024;

    /** @throws AwsException {@code MalformedPolicy} */
    static BucketPolicy parse(String text, Bucket bucket) {
        if (text.length() > LARGEST) {
            throw new AwsException("PolicyTooLarge", "The policy exceeds the allowed maximum of 20480 bytes.");
        }
        BucketPolicy policy = new BucketPolicy(json(text));
        for (JsonNode statement : policy.statements()) {
            check(statement, bucket);
        }
        return policy;
    }

    /** Whether a statement lets everyone in, without a condition. */
    boolean isPublic() {
        for (JsonNode statement : statements()) {
            JsonNode principal = statement.path("Principal");
            boolean everyone = isStar(principal) || isStar(principal.path("AWS"));
            if (everyone && statement.path("Effect").asText().equals("Allow") && !statement.has("Condition")) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode json(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (text.startsWith("{") && document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw malformed("Policies must be valid JSON and the first byte must be '{'");
        }
        throw malformed("Policies must be valid JSON and the first byte must be '{'");
    }

    private Iterable<JsonNode> statements() {
        JsonNode statement = document.path("Statement");
        return statement.isObject() ? List.of(statement) : statement;
    }

    private static void check(JsonNode statement, Bucket bucket) {
        if (!statement.path("Effect").asText().matches("Allow|Deny")) {
            throw malformed("Missing required field Effect");
        }
        require(statement, "Principal");
        require(statement, "Action");
        require(statement, "Resource");
        if (statement.has("Resource")) {
            JsonNode resource = statement.path("Resource");
            for (JsonNode arn : resource.isArray() ? resource : List.of(resource)) {
                checkResource(arn.asText(), bucket);
            }
        }
    }

    private static void require(JsonNode statement, String element) {
        if (!statement.has(element) && !statement.has("Not" + element)) {
            throw malformed("Missing required field " + element);
        }
    }

    private static void checkResource(String arn, Bucket bucket) {
        int slash = arn.indexOf('/');
        String name = slash < 0 ? arn : arn.substring(0, slash);
        String pattern = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        if (!bucket.arn().matches(pattern)) {
            throw malformed("Policy has invalid resource");
        }
    }

    private static boolean isStar(JsonNode principal) {
        if (principal.isArray()) {
            for (JsonNode each : principal) {
                if (isStar(each)) {
                    return true;
                }
            }
        }
        return principal.asText().equals("*");
    }

    private static AwsException malformed(String message) {
        return new AwsException("MalformedPolicy", message);
    }
}
