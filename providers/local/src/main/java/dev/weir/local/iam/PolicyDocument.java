package dev.weir.local.iam;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.AwsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Policy documents: the grammar that IAM checks when one is written, and the form in which it gives one back. */
final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Principal",
            "NotPrincipal",
            "Condition");

    private PolicyDocument() {}

    /** @throws AwsException {@code MalformedPolicyDocument} when it cannot say what a role's holder may do */
    static void checkPermissions(String text) {
        for (JsonNode statement : statements(text, "Syntax errors in policy.")) {
            checkStatement(statement);
            if (statement.has("Principal") || statement.has("NotPrincipal")) {
                throw Errors.malformed("Policy document should not specify a principal.");
            }
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw Errors.malformed("Policy statement must contain resources.");
            }
            each(statement, "Resource", PolicyDocument::checkResource);
            each(statement, "NotResource", PolicyDocument::checkResource);
        }
    }

    /**
     * Checks who may assume a role.
     *
     * @param exists whether there is an entity of an ARN in this account
     * @throws AwsException {@code MalformedPolicyDocument}
     */
    static void checkTrust(String text, Predicate<String> exists) {
        for (JsonNode statement : statements(text, "This policy contains invalid Json")) {
            checkStatement(statement);
            if (statement.has("Resource") || statement.has("NotResource")) {
                throw Errors.malformed("Has prohibited field Resource");
            }
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw Errors.malformed("Missing required field Principal");
            }
            each(statement, "Action", PolicyDocument::checkAssume);
            checkPrincipals(statement.path("Principal"), exists);
        }
    }

    /** Whether a checked trust policy lets a service assume the role; conditions are taken to hold. */
    static boolean trusts(String text, String service) {
        for (JsonNode statement : statements(text, "This policy contains invalid Json")) {
            boolean allows = statement.path("Effect").asText().equals("Allow")
                    && (holds(statement.path("Action"), "sts:AssumeRole")
                            || holds(statement.path("Action"), "sts:*")
                            || holds(statement.path("Action"), "*"));
            JsonNode principal = statement.path("Principal");
            if (allows && (holds(principal, "*") || holds(principal.path("Service"), service))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(JsonNode oneOrMany, String wanted) {
        if (oneOrMany.isArray()) {
            for (JsonNode each : oneOrMany) {
                if (each.asText().equals(wanted)) {
                    return true;
                }
            }
        }
        return oneOrMany.asText().equals(wanted);
    }

    /** Percent-encoded as RFC 3986 has it, as IAM returns documents. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The size that quotas count: white space is free. */
    static int size(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }

    private static Iterable<JsonNode> statements(String text, String notJson) {
        JsonNode document = parse(text, notJson);
        requireOnly(document, ELEMENTS);
        if (document.has("Version")
                && !VERSIONS.contains(document.path("Version").asText())) {
            throw Errors.malformed("Policy document must be version 2012-10-17 or greater.");
        }
        JsonNode statement = document.path("Statement");
        if (!statement.isObject() && !statement.isArray()) {
            throw Errors.malformed("Missing required field Statement");
        }
        if (statement.isArray() && statement.isEmpty()) {
            throw Errors.malformed("Missing required field Statement cannot be empty!");
        }
        return statement.isObject() ? List.of(statement) : statement;
    }

    private static JsonNode parse(String text, String notJson) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw Errors.malformed(notJson);
        }
        throw Errors.malformed(notJson);
    }

    private static void checkStatement(JsonNode statement) {
        if (!statement.isObject()) {
            throw Errors.malformed("Syntax errors in policy.");
        }
        requireOnly(statement, STATEMENT_ELEMENTS);
        if (!statement.has("Effect")) {
            throw Errors.malformed("Missing required field Effect");
        }
        if (!statement.path("Effect").asText().matches("Allow|Deny")) {
            throw Errors.malformed("Invalid effect: " + statement.path("Effect").asText());
        }
        if (!statement.has("Action") && !statement.has("NotAction")) {
            throw Errors.malformed("Policy statement must contain actions.");
        }
        each(statement, "Action", PolicyDocument::checkAction);
        each(statement, "NotAction", PolicyDocument::checkAction);
    }

    private static void requireOnly(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw Errors.malformed("Syntax errors in policy.");
            }
        });
    }

    private static void checkAction(String action) {
        if (action.equals("*")) {
            return;
        }
        if (!action.contains(":")) {
            throw Errors.malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9*?]+")) {
            throw Errors.malformed("The policy failed legacy parsing");
        }
    }

    private static void checkAssume(String action) {
        if (!action.equals("*") && !action.startsWith("sts:")) {
            throw Errors.malformed("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    private static void checkResource(String resource) {
        if (!resource.equals("*") && !resource.matches("arn:[^:]*:[^:]*:[^:]*:[^:]*:.+")) {
            throw Errors.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
    }

    private static void checkPrincipals(JsonNode principal, Predicate<String> exists) {
        if (principal.isTextual() && !principal.asText().equals("*")) {
            throw Errors.malformed("Invalid principal in policy: \"" + principal.asText() + "\"");
        }
        each(principal, "Service", service -> {
            if (!service.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?")) {
                throw Errors.malformed("Invalid principal in policy: \"SERVICE\":\"" + service + "\"");
            }
        });
        each(principal, "AWS", name -> {
            boolean known = name.equals("*") || name.matches("\\d{12}|arn:aws:(iam|sts)::\\d{12}:.+");
            if (!known || !exists.test(name)) {
                throw Errors.malformed("Invalid principal in policy: \"AWS\":\"" + name + "\"");
            }
        });
    }

    private static void each(JsonNode node, String element, Consumer<String> check) {
        JsonNode value = node.path(element);
        if (value.isTextual()) {
            check.accept(value.asText());
        }
        value.forEach(item -> check.accept(item.asText()));
    }
}
