package dev.weir.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy document in one spelling. AWS answers with another spelling than it was given: lists in any order, a list of one
 * as its element, an account by the ARN of its root, conditions as texts.
 */
final class PolicyForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):root");
    private static final String STATEMENT = "Statement";
    private static final Set<String> LISTS = Set.of("Action", "NotAction", "Resource", "NotResource");
    private static final Set<String> PRINCIPALS = Set.of("Principal", "NotPrincipal");

    private PolicyForm() {}

    /** The document with its statements in the order in which they are written, as a list. */
    static JsonNode of(JsonNode document) {
        ObjectNode form = NODES.objectNode();
        document.properties().forEach(entry -> {
            if (entry.getKey().equals(STATEMENT)) {
                form.set(STATEMENT, statements(entry.getValue()));
            } else {
                form.set(entry.getKey(), entry.getValue());
            }
        });
        return form;
    }

    /** The document with its statements in an order that follows from what they say. */
    static JsonNode ofSet(JsonNode document) {
        ObjectNode form = (ObjectNode) of(document);
        List<JsonNode> statements = new ArrayList<>();
        form.path(STATEMENT).forEach(statements::add);
        statements.sort(Comparator.comparing(JsonNode::toString));
        if (form.has(STATEMENT)) {
            form.putArray(STATEMENT).addAll(statements);
        }
        return sorted(form);
    }

    private static ArrayNode statements(JsonNode value) {
        ArrayNode statements = NODES.arrayNode();
        if (value.isObject()) {
            statements.add(statement(value));
        }
        if (value.isArray()) {
            value.forEach(statement -> statements.add(statement(statement)));
        }
        return statements;
    }

    private static JsonNode statement(JsonNode value) {
        ObjectNode form = NODES.objectNode();
        value.properties().forEach(entry -> {
            String element = entry.getKey();
            JsonNode content = entry.getValue();
            if (LISTS.contains(element)) {
                form.set(element, texts(content, text -> text));
            } else if (PRINCIPALS.contains(element)) {
                form.set(element, principal(content));
            } else if (element.equals("Condition") && content.isObject()) {
                form.set(element, condition(content));
            } else if (!element.equals("Sid") || !content.asText().isEmpty()) {
                form.set(element, content);
            }
        });
        return sorted(form);
    }

    private static JsonNode principal(JsonNode value) {
        ObjectNode form = NODES.objectNode();
        if (value.isTextual()) {
            return form.set("AWS", value);
        }
        value.properties().forEach(entry -> form.set(entry.getKey(), texts(entry.getValue(), PolicyForm::account)));
        return sorted(form);
    }

    private static String account(String principal) {
        Matcher root = ROOT.matcher(principal);
        return root.matches() ? root.group(1) : principal;
    }

    private static JsonNode condition(JsonNode value) {
        ObjectNode form = NODES.objectNode();
        value.properties().forEach(operator -> {
            boolean isTruth =
                    operator.getKey().startsWith("Bool") || operator.getKey().startsWith("Null");
            ObjectNode keys = form.putObject(operator.getKey());
            operator.getValue()
                    .properties()
                    .forEach(key -> keys.set(
                            key.getKey(),
                            texts(key.getValue(), text -> isTruth ? text.toLowerCase(Locale.ROOT) : text)));
            form.set(operator.getKey(), sorted(keys));
        });
        return sorted(form);
    }

    /** One text, or several without an order. */
    private static JsonNode texts(JsonNode value, UnaryOperator<String> spelling) {
        Set<String> texts = new TreeSet<>();
        if (value.isValueNode()) {
            texts.add(spelling.apply(value.asText()));
        }
        value.forEach(element -> texts.add(spelling.apply(element.asText())));
        if (texts.size() == 1) {
            return TextNode.valueOf(texts.iterator().next());
        }
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode sorted = NODES.objectNode();
        new TreeSet<>(object.propertyStream().map(Map.Entry::getKey).toList())
                .forEach(name -> sorted.set(name, object.get(name)));
        return sorted;
    }
}
