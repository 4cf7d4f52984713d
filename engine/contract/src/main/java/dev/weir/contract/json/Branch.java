package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One alternative: schemas that a value meets all at once, and what their keywords amount to together. */
final class Branch {
    private final List<SchemaNode> schemas;
    private final Patterns patterns;
    private final int kinds;
    private final Optional<List<JsonNode>> values;
    private Set<String> named;

    Branch(List<SchemaNode> schemas, Patterns patterns, Evaluator evaluator) {
        this.schemas = schemas;
        this.patterns = patterns;
        this.kinds = kinds(schemas);
        this.values = values(schemas, evaluator);
    }

    private static int kinds(List<SchemaNode> schemas) {
        int kinds = Kinds.ALL;
        for (SchemaNode schema : schemas) {
            kinds &= Kinds.of(schema);
            kinds &= ~excluded(schema);
        }
        return kinds;
    }

    /** The kinds that a {@code not} with a type and nothing else forbids. */
    private static int excluded(SchemaNode schema) {
        return schema.child("not")
                .filter(not -> not.json().size() == 1 && not.has("type"))
                .map(Kinds::of)
                .orElse(0);
    }

    /** The values of the shortest {@code enum}, as far as they meet the other schemas. */
    private static Optional<List<JsonNode>> values(List<SchemaNode> schemas, Evaluator evaluator) {
        return schemas.stream()
                .flatMap(schema -> listed(schema).stream())
                .reduce((one, other) -> one.size() <= other.size() ? one : other)
                .map(listed -> listed.stream()
                        .filter(value -> mayMeet(schemas, value, evaluator))
                        .toList());
    }

    private static boolean mayMeet(List<SchemaNode> schemas, JsonNode value, Evaluator evaluator) {
        try {
            return evaluator.acceptsAll(schemas, value);
        } catch (UndecidedException e) {
            return true;
        }
    }

    private static Optional<List<JsonNode>> listed(SchemaNode schema) {
        if (schema.has("const")) {
            return Optional.of(List.of(schema.get("const")));
        }
        if (!schema.has("enum")) {
            return Optional.empty();
        }
        List<JsonNode> values = new ArrayList<>();
        schema.get("enum").forEach(values::add);
        return Optional.of(values);
    }

    List<SchemaNode> schemas() {
        return schemas;
    }

    int kinds() {
        return kinds;
    }

    boolean allows(int kind) {
        return (kinds & kind) != 0;
    }

    /** All values, where the schemas list them. */
    Optional<List<JsonNode>> values() {
        return values;
    }

    Range range() {
        Range range = new Range(Optional.empty(), Optional.empty());
        for (SchemaNode schema : schemas) {
            range = range.and(Range.of(schema));
        }
        return allows(Kinds.FRACTION) ? range : range.whole();
    }

    List<BigDecimal> multiples() {
        return each(schema -> schema.number("multipleOf")).toList();
    }

    int least(String keyword) {
        return Stream.concat(each(schema -> schema.count(keyword)), each(schema -> DeniedCounts.least(schema, keyword)))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    int most(String keyword) {
        return Stream.concat(each(schema -> schema.count(keyword)), each(schema -> DeniedCounts.most(schema, keyword)))
                .mapToInt(Integer::intValue)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** As many properties as an object has at least. */
    int leastProperties() {
        return Math.max(least("minProperties"), required().size());
    }

    /** As many properties as an object has at most: a closed one has no more than it names. */
    int mostProperties() {
        boolean closed = namePatterns().isEmpty() && otherProperties().stream().anyMatch(SchemaNode::isFalse);
        int most = most("maxProperties");
        return closed ? Math.min(most, named().size()) : most;
    }

    boolean isOn(String keyword) {
        return schemas.stream().anyMatch(schema -> schema.isOn(keyword));
    }

    List<String> texts(String keyword) {
        return schemas.stream()
                .map(schema -> schema.get(keyword))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    List<SchemaNode> children(String keyword) {
        return each(schema -> schema.child(keyword)).toList();
    }

    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        schemas.forEach(schema -> names.addAll(schema.names("required")));
        return names;
    }

    /** Names that have a schema of their own. */
    Set<String> named() {
        if (named == null) {
            named = new LinkedHashSet<>();
            schemas.forEach(schema -> schema.get("properties").fieldNames().forEachRemaining(named::add));
        }
        return named;
    }

    Set<String> namePatterns() {
        Set<String> names = new LinkedHashSet<>();
        schemas.forEach(schema -> schema.get("patternProperties").fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Whether a {@code not} with {@code required} and nothing else keeps the property out. */
    boolean forbids(String name) {
        return schemas.stream()
                .flatMap(schema -> schema.child("not").stream())
                .anyMatch(not -> not.json().size() == 1 && not.names("required").equals(List.of(name)));
    }

    /** What the property's value meets. */
    List<SchemaNode> property(String name) {
        return schemas.stream()
                .flatMap(schema -> new Properties(schema, patterns).at(name).stream())
                .toList();
    }

    /** What the properties meet whose names no schema mentions. */
    List<SchemaNode> otherProperties() {
        return children("additionalProperties");
    }

    /** What the properties meet whose names match a pattern, at least. */
    List<SchemaNode> patternProperties(String pattern) {
        return each(schema -> schema.named("patternProperties", pattern)).toList();
    }

    List<SchemaNode> item(int index) {
        return each(schema -> new Items(schema).at(index)).toList();
    }

    int tupleSize() {
        return schemas.stream()
                .mapToInt(schema -> new Items(schema).tupleSize())
                .max()
                .orElse(0);
    }

    /** Where to point when something is missing here. */
    String path() {
        return schemas.isEmpty() ? "" : schemas.get(0).path();
    }

    private <T> Stream<T> each(Function<SchemaNode, Optional<T>> part) {
        return schemas.stream().flatMap(schema -> part.apply(schema).stream());
    }
}
