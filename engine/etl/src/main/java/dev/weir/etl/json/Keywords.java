package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.weir.etl.json.NumberRule.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the keywords of one draft mean. Anything unclear is an {@link UnknownKeyword}: the validator knows. */
final class Keywords {
    private static final int MAX_SCALE = 1_000;

    /** Keywords that change what is valid, or where references lead, beyond what the compiler does. */
    private static final Set<String> UNKNOWN = Set.of(
            "allOf",
            "anyOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "dependencies",
            "patternProperties",
            "propertyNames",
            "uniqueItems",
            "additionalItems",
            "contentEncoding",
            "contentMediaType",
            "nullable",
            "$anchor",
            "$recursiveRef",
            "$dynamicRef");

    private static final Map<String, Integer> KINDS = Map.of(
            "null", Shape.NULL,
            "boolean", Shape.BOOLEAN,
            "integer", Shape.INTEGER,
            "number", Shape.INTEGER | Shape.NUMBER,
            "string", Shape.STRING,
            "object", Shape.OBJECT,
            "array", Shape.ARRAY);

    private final Draft draft;

    Keywords(Draft draft) {
        this.draft = draft;
    }

    /** Refuses what the compiler does not know. An identifier changes where references lead. */
    void requireKnown(JsonNode schema) {
        if (!schema.isObject()) {
            throw new UnknownKeyword("schema");
        }
        for (Iterator<String> names = schema.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (UNKNOWN.contains(name) || name.equals("$id") || name.equals("id")) {
                throw new UnknownKeyword(name);
            }
        }
    }

    /** The subschema that a reference within the document names. */
    JsonNode resolve(JsonNode root, String reference) {
        if (reference.equals("#")) {
            return root;
        }
        JsonNode target = reference.startsWith("#/") && reference.indexOf('%') < 0
                ? root.at(reference.substring(1))
                : root.path(".");
        if (target.isMissingNode()) {
            throw new UnknownKeyword("$ref");
        }
        return target;
    }

    int kinds(JsonNode type) {
        if (type == null) {
            return Shape.ANY;
        }
        if (type.isTextual()) {
            return kind(type);
        }
        int kinds = 0;
        if (!type.isArray() || type.isEmpty()) {
            throw new UnknownKeyword("type");
        }
        for (JsonNode one : type) {
            kinds |= kind(one);
        }
        return kinds;
    }

    private static int kind(JsonNode type) {
        Integer kind = type.isTextual() ? KINDS.get(type.textValue()) : null;
        if (kind == null) {
            throw new UnknownKeyword("type");
        }
        return kind;
    }

    NumberRule numbers(JsonNode schema) {
        Bound minimum = bound(schema, "minimum", "exclusiveMinimum", RoundingMode.CEILING);
        Bound maximum = bound(schema, "maximum", "exclusiveMaximum", RoundingMode.FLOOR);
        Schema other = subset(schema, "multipleOf");
        return minimum == null && maximum == null && other == null ? null : new NumberRule(minimum, maximum, other);
    }

    private Bound bound(JsonNode schema, String inclusive, String exclusive, RoundingMode inwards) {
        JsonNode bound = schema.get(inclusive);
        JsonNode strict = schema.get(exclusive);
        if (draft == Draft.DRAFT_04) {
            if (strict != null && (!strict.isBoolean() || bound == null)) {
                throw new UnknownKeyword(exclusive);
            }
            return bound == null ? null : Bound.of(number(bound), strict != null && strict.booleanValue(), inwards);
        }
        if (bound != null && strict != null) {
            throw new UnknownKeyword(exclusive);
        }
        if (strict != null) {
            return Bound.of(number(strict), true, inwards);
        }
        return bound == null ? null : Bound.of(number(bound), false, inwards);
    }

    private static BigDecimal number(JsonNode node) {
        if (!node.isNumber() || Math.abs((long) node.decimalValue().scale()) > MAX_SCALE) {
            throw new UnknownKeyword("number");
        }
        return node.decimalValue();
    }

    StringRule strings(JsonNode schema) {
        int minimum = count(schema, "minLength", 0);
        int maximum = count(schema, "maxLength", Integer.MAX_VALUE);
        Schema other = subset(schema, "pattern", "format");
        return minimum == 0 && maximum == Integer.MAX_VALUE && other == null
                ? null
                : new StringRule(minimum, maximum, other);
    }

    /** A schema of these keywords alone; null when none is there. */
    private Schema subset(JsonNode schema, String... names) {
        ObjectNode subset = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (schema.has(name)) {
                subset.set(name, schema.get(name));
            }
        }
        return subset.isEmpty() ? null : TreeValidation.schema(subset, draft);
    }

    Constants constants(JsonNode schema) {
        JsonNode values = schema.get("enum");
        JsonNode value = draft == Draft.DRAFT_04 ? null : schema.get("const");
        if (values == null && value == null) {
            return null;
        }
        if (values != null && (value != null || !values.isArray())) {
            throw new UnknownKeyword("enum");
        }
        return constants(values == null ? List.of(value) : values);
    }

    private static Constants constants(Iterable<JsonNode> values) {
        List<byte[]> texts = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        List<String> literals = new ArrayList<>();
        for (JsonNode value : values) {
            switch (value.getNodeType()) {
                case STRING -> texts.add(value.textValue().getBytes(UTF_8));
                case NUMBER -> numbers.add(number(value));
                case BOOLEAN, NULL -> literals.add(value.asText());
                case ARRAY, OBJECT, BINARY, MISSING, POJO -> throw new UnknownKeyword("enum");
            }
        }
        return new Constants(texts, numbers, literals);
    }

    List<String> required(JsonNode schema) {
        JsonNode required = schema.path("required");
        if (!required.isMissingNode() && !required.isArray()) {
            throw new UnknownKeyword("required");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : required) {
            if (!name.isTextual()) {
                throw new UnknownKeyword("required");
            }
            names.add(name.textValue());
        }
        return names;
    }

    int count(JsonNode schema, String name, int otherwise) {
        JsonNode count = schema.get(name);
        if (count == null) {
            return otherwise;
        }
        if (!count.canConvertToExactIntegral() || !count.canConvertToInt() || count.intValue() < 0) {
            throw new UnknownKeyword(name);
        }
        return count.intValue();
    }
}
