package dev.weir.local.spelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Policies as AWS gives them back: lists of principals, actions and resources in another order, a list of one as its element,
 * an account as the ARN of its root, the values of conditions as texts.
 */
final class PolicySpelling {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DOCUMENTS = Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Policy");

    private PolicySpelling() {}

    /** An answer with every document in it respelled, those that are percent-encoded included. */
    static ObjectNode everywhere(ObjectNode output) {
        ObjectNode spelled = output.deepCopy();
        respellIn(spelled);
        return spelled;
    }

    private static void respellIn(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (DOCUMENTS.contains(member.getKey()) && member.getValue().isTextual()) {
                member.setValue(TextNode.valueOf(text(member.getValue().asText())));
            }
        }
        node.forEach(PolicySpelling::respellIn);
    }

    private static String text(String document) {
        boolean isEncoded = document.startsWith("%");
        String plain = isEncoded ? URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8) : document;
        try {
            JsonNode tree = JSON.readTree(plain);
            tree.path("Statement").forEach(PolicySpelling::statement);
            if (tree.path("Statement").isObject()) {
                statement(tree.path("Statement"));
            }
            String spelled = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            return isEncoded
                    ? URLEncoder.encode(spelled, StandardCharsets.UTF_8).replace("+", "%20")
                    : spelled;
        } catch (JsonProcessingException notJson) {
            return document;
        }
    }

    private static void statement(JsonNode statement) {
        statement.properties().forEach(element -> {
            switch (element.getKey()) {
                case "Action", "NotAction", "Resource", "NotResource" -> element.setValue(list(element.getValue()));
                case "Principal", "NotPrincipal" ->
                    element.getValue()
                            .properties()
                            .forEach(of -> of.setValue(list(of.getValue(), PolicySpelling::principal)));
                case "Condition" ->
                    element.getValue()
                            .forEach(keys -> keys.properties().forEach(key -> key.setValue(list(key.getValue()))));
                default -> {}
            }
        });
    }

    private static JsonNode list(JsonNode value) {
        return list(value, UnaryOperator.identity());
    }

    private static JsonNode list(JsonNode value, UnaryOperator<String> spelling) {
        List<String> texts = new ArrayList<>();
        if (value.isValueNode()) {
            texts.add(spelling.apply(value.asText()));
        }
        value.forEach(element -> texts.add(spelling.apply(element.asText())));
        texts.sort(Comparator.reverseOrder());
        if (texts.size() == 1) {
            return TextNode.valueOf(texts.getFirst());
        }
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static String principal(String text) {
        return text.matches("\\d{12}") ? "arn:aws:iam::" + text + ":root" : text;
    }
}
