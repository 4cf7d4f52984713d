package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Judges one instance: the second opinion on every counterexample. Where a verdict would rest on something that validators
 * disagree on, or that takes too long, it declines.
 */
final class Evaluator {
    private static final int MAX_DEPTH = 150;

    private final Patterns patterns;
    private final Budget budget;
    private int depth;

    Evaluator(Patterns patterns, Budget budget) {
        this.patterns = patterns;
        this.budget = budget;
    }

    boolean acceptsAll(List<SchemaNode> schemas, JsonNode value) {
        return schemas.stream().allMatch(schema -> accepts(schema, value));
    }

    /**
     * Whether the value is an instance of the schema.
     *
     * @throws UndecidedException when it cannot tell
     */
    boolean accepts(SchemaNode schema, JsonNode value) {
        budget.spend();
        if (++depth > MAX_DEPTH) {
            throw new UndecidedException("an instance nested too deep");
        }
        try {
            return judge(schema, value);
        } finally {
            depth--;
        }
    }

    private boolean judge(SchemaNode schema, JsonNode value) {
        if (schema.json().isBoolean()) {
            return schema.json().booleanValue();
        }
        if (schema.reference().isPresent()) {
            return accepts(target(schema), value);
        }
        return (Kinds.of(schema) & Kinds.ofValue(value)) != 0
                && isListed(schema, value)
                && hasShape(schema, value)
                && isCombined(schema, value);
    }

    private static SchemaNode target(SchemaNode schema) {
        String reference = schema.reference().orElseThrow();
        return schema.document()
                .resolve(reference)
                .orElseThrow(() -> new UndecidedException("the $ref '%s' leads nowhere".formatted(reference)));
    }

    private boolean isListed(SchemaNode schema, JsonNode value) {
        budget.spend(schema.get("enum").size() / 8);
        boolean listed = !schema.has("enum") || Values.contains(schema.get("enum"), value);
        return listed && (!schema.has("const") || Values.equal(schema.get("const"), value));
    }

    private boolean hasShape(SchemaNode schema, JsonNode value) {
        if (value.isObject()) {
            return new ObjectEvaluation(this, patterns, schema).accepts(value);
        }
        if (value.isArray()) {
            return isArray(schema, value);
        }
        if (value.isTextual()) {
            return isText(schema, value.textValue());
        }
        return !value.isNumber() || isNumber(schema, value);
    }

    private static boolean isNumber(SchemaNode schema, JsonNode value) {
        var range = Range.of(schema);
        return range.contains(value.decimalValue())
                && schema.number("multipleOf")
                        .map(of -> Numbers.isMultiple(value.decimalValue(), of))
                        .orElse(true);
    }

    private boolean isText(SchemaNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < schema.count("minLength").orElse(0)
                || length > schema.count("maxLength").orElse(Integer.MAX_VALUE)) {
            return false;
        }
        JsonNode pattern = schema.get("pattern");
        return (!pattern.isTextual() || patterns.find(pattern.textValue(), text))
                && hasFormat(schema.get("format").asText(), text);
    }

    /** Only the plainest cases are certain across validators. */
    private static boolean hasFormat(String format, String text) {
        if (!Formats.isChecked(format) || text.equals(Formats.example(format))) {
            return true;
        }
        if (text.equals(Formats.MALFORMED) && Formats.rejectsMalformed(format)) {
            return false;
        }
        throw new UndecidedException("whether a text has the format '%s'".formatted(format));
    }

    private boolean isArray(SchemaNode schema, JsonNode value) {
        if (value.size() < schema.count("minItems").orElse(0)
                || value.size() > schema.count("maxItems").orElse(Integer.MAX_VALUE)
                || (schema.isOn("uniqueItems") && hasDuplicates(value))) {
            return false;
        }
        var items = new Items(schema);
        for (int i = 0; i < value.size(); i++) {
            JsonNode element = value.get(i);
            if (items.at(i).map(item -> !accepts(item, element)).orElse(false)) {
                return false;
            }
        }
        return schema.child("contains").map(part -> containsOne(part, value)).orElse(true);
    }

    private boolean containsOne(SchemaNode part, JsonNode array) {
        for (JsonNode element : array) {
            if (accepts(part, element)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDuplicates(JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            for (int j = 0; j < i; j++) {
                budget.spend();
                if (Values.equal(array.get(i), array.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCombined(SchemaNode schema, JsonNode value) {
        if (!acceptsAll(schema.children("allOf"), value)) {
            return false;
        }
        List<SchemaNode> any = schema.children("anyOf");
        if (!any.isEmpty() && any.stream().noneMatch(part -> accepts(part, value))) {
            return false;
        }
        List<SchemaNode> one = schema.children("oneOf");
        if (!one.isEmpty() && one.stream().filter(part -> accepts(part, value)).count() != 1) {
            return false;
        }
        return schema.child("not").map(part -> !accepts(part, value)).orElse(true) && isConditional(schema, value);
    }

    private boolean isConditional(SchemaNode schema, JsonNode value) {
        if (schema.child("if").isEmpty()) {
            return true;
        }
        String branch = accepts(schema.child("if").get(), value) ? "then" : "else";
        return schema.child(branch).map(part -> accepts(part, value)).orElse(true);
    }

    /** The keywords of objects. */
    private record ObjectEvaluation(Evaluator evaluator, Patterns patterns, SchemaNode schema) {
        boolean accepts(JsonNode value) {
            evaluator.budget.spend(
                    value.size() * (1 + schema.get("patternProperties").size()));
            if (value.size() < schema.count("minProperties").orElse(0)
                    || value.size() > schema.count("maxProperties").orElse(Integer.MAX_VALUE)
                    || !schema.names("required").stream().allMatch(value::has)) {
                return false;
            }
            var properties = new Properties(schema, patterns);
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                if (!evaluator.acceptsAll(properties.at(property.getKey()), property.getValue())
                        || !isName(property.getKey())) {
                    return false;
                }
            }
            return schema.allNamed("dependencies").entrySet().stream()
                    .filter(dependency -> value.has(dependency.getKey()))
                    .allMatch(dependency -> meets(dependency.getKey(), dependency.getValue(), value));
        }

        private boolean isName(String name) {
            return schema.child("propertyNames")
                    .map(names -> evaluator.accepts(names, Samples.text(name)))
                    .orElse(true);
        }

        private boolean meets(String name, SchemaNode dependency, JsonNode value) {
            JsonNode names = schema.get("dependencies").get(name);
            if (!names.isArray()) {
                return evaluator.accepts(dependency, value);
            }
            for (JsonNode each : names) {
                if (!value.has(each.asText())) {
                    return false;
                }
            }
            return true;
        }
    }
}
