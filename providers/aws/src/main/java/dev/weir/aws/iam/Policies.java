package dev.weir.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.kind.Trees;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policy documents: trees in specs, JSON text in requests, percent-encoded text in responses. */
final class Policies {
    private Policies() {}

    /** A document in a response, as a tree where it is JSON. */
    static JsonNode decoded(String document) {
        String text = document.startsWith("%")
                ? URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8)
                : document;
        return tree(JsonNodeFactory.instance.textNode(text));
    }

    /** A document as a tree, whichever way it is written. */
    static JsonNode tree(JsonNode document) {
        return document.isTextual() ? Trees.parse(document.asText()).orElse(document) : document;
    }

    static String text(JsonNode document) {
        return document.isTextual() ? document.asText() : Trees.print(document);
    }

    /** The trust policy that lets a service take a role on. */
    static ObjectNode trust(String service) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject().put("Effect", "Allow");
        statement.putObject("Principal").put("Service", service.contains(".") ? service : service + ".amazonaws.com");
        statement.put("Action", "sts:AssumeRole");
        return policy;
    }
}
