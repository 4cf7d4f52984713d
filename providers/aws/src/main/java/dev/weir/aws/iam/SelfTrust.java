package dev.weir.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Principals;
import java.util.Iterator;

/**
 * A role that may assume itself. IAM accepts only principals that exist, so such a role is created with the rest of its trust
 * policy, and gets the whole one right after.
 */
final class SelfTrust {
    private SelfTrust() {}

    static boolean isIn(JsonNode trust, String arn) {
        return Principals.in(trust).stream().anyMatch(found -> found.value().equals(arn));
    }

    /** The policy without the role itself; one that lets nobody in where nothing is left. */
    static JsonNode without(JsonNode trust, String arn) {
        ObjectNode rest = trust.deepCopy();
        ArrayNode statements = JsonNodeFactory.instance.arrayNode();
        JsonNode written = rest.path("Statement");
        (written.isArray() ? written : statements.arrayNode().add(written)).forEach(statement -> {
            if (keepsSomebody((ObjectNode) statement, arn)) {
                statements.add(statement);
            }
        });
        if (statements.isEmpty()) {
            ObjectNode nobody = statements.addObject().put("Effect", "Deny");
            nobody.putObject("Principal").put("AWS", "*");
            nobody.put("Action", "sts:AssumeRole");
        }
        rest.set("Statement", statements);
        return rest;
    }

    private static boolean keepsSomebody(ObjectNode statement, String arn) {
        if (!(statement.path("Principal") instanceof ObjectNode principal)) {
            return !statement.has("NotPrincipal");
        }
        JsonNode names = principal.path("AWS");
        if (names.asText().equals(arn)) {
            principal.remove("AWS");
        } else if (names instanceof ArrayNode array) {
            Iterator<JsonNode> each = array.iterator();
            while (each.hasNext()) {
                if (each.next().asText().equals(arn)) {
                    each.remove();
                }
            }
            if (array.isEmpty()) {
                principal.remove("AWS");
            }
        }
        return !principal.isEmpty();
    }
}
