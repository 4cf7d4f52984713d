package dev.weir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.json.JsonReferences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From JSON Schema to record types; the rules stand at {@link RecordTypes}. */
final class JsonRecordTypes {
    private static final Set<String> OBJECT_KEYWORDS =
            Set.of("properties", "additionalProperties", "patternProperties", "required", "minProperties");
    private static final Set<String> ARRAY_KEYWORDS = Set.of("items", "minItems", "maxItems", "uniqueItems");
    private static final Set<String> STRING_KEYWORDS = Set.of("minLength", "maxLength", "pattern", "format");
    private static final Set<String> NUMBER_KEYWORDS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private final JsonReferences references;
    private final Set<String> open = new HashSet<>();
    private final TypeBudget budget = new TypeBudget();

    private JsonRecordTypes(JsonNode root) {
        this.references = new JsonReferences(root);
    }

    static Type.Struct read(JsonNode root) {
        return new JsonRecordTypes(root)
                .shape(root)
                .type()
                .filter(Type.Struct.class::isInstance)
                .map(Type.Struct.class::cast)
                .orElseThrow(() -> new SchemaException(
                        "A record's JSON Schema must describe an object with at least one property."));
    }

    /** What a schema says of a value: nothing, or a type; whether null is among its values, and whether it is the only one. */
    private record Shape(Optional<Type> type, boolean nullable, boolean onlyNull) {
        static final Shape ANYTHING = new Shape(Optional.empty(), true, false);
        static final Shape NULL = new Shape(Optional.empty(), true, true);

        static Shape of(Type type) {
            return new Shape(Optional.of(type), false, false);
        }

        Type typeOrText() {
            return type.orElse(Type.Primitive.STRING);
        }
    }

    private Shape shape(JsonNode schema) {
        budget.enter();
        Shape shape = shapeOf(schema);
        budget.leave();
        return shape;
    }

    private Shape shapeOf(JsonNode schema) {
        if (!schema.isObject()) {
            return Shape.ANYTHING;
        }
        if (schema.path("$ref").isTextual()) {
            return referenced(schema, schema.path("$ref").textValue());
        }
        List<Shape> parts = new ArrayList<>();
        own(schema).ifPresent(parts::add);
        schema.path("allOf").forEach(part -> parts.add(shape(part)));
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.path(keyword).isArray()) {
                parts.add(union(shapes(schema.path(keyword))));
            }
        }
        return parts.isEmpty()
                ? Shape.ANYTHING
                : parts.stream().reduce(this::both).orElseThrow();
    }

    private Shape referenced(JsonNode at, String reference) {
        JsonNode target = references
                .resolve(at, reference)
                .orElseThrow(
                        () -> new SchemaException("$ref '%s' leads nowhere in this definition.".formatted(reference)));
        if (!open.add(reference)) {
            throw new SchemaException(
                    "$ref '%s' is recursive: columns cannot hold a type that contains itself.".formatted(reference));
        }
        Shape shape = shape(target);
        open.remove(reference);
        return shape;
    }

    private List<Shape> shapes(JsonNode schemas) {
        List<Shape> shapes = new ArrayList<>();
        schemas.forEach(schema -> shapes.add(shape(schema)));
        return shapes;
    }

    /** What the keywords of the schema itself say, those that combine schemas aside. */
    private Optional<Shape> own(JsonNode schema) {
        Set<String> types = types(schema);
        if (types.isEmpty()) {
            return Optional.empty();
        }
        List<Shape> shapes = new ArrayList<>();
        types.forEach(type -> shapes.add(ofType(type, schema)));
        return Optional.of(union(shapes));
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = new LinkedHashSet<>();
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(each -> types.add(each.asText()));
        if (types.isEmpty()) {
            types.addAll(typesOfValues(schema));
        }
        if (types.isEmpty()) {
            implied(schema).ifPresent(types::add);
        }
        return types;
    }

    private static Set<String> typesOfValues(JsonNode schema) {
        Set<String> types = new LinkedHashSet<>();
        schema.path("enum").forEach(value -> types.add(typeOf(value)));
        if (schema.has("const")) {
            types.add(typeOf(schema.get("const")));
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }

    private static Optional<String> implied(JsonNode schema) {
        if (OBJECT_KEYWORDS.stream().anyMatch(schema::has)) {
            return Optional.of("object");
        }
        if (ARRAY_KEYWORDS.stream().anyMatch(schema::has)) {
            return Optional.of("array");
        }
        if (STRING_KEYWORDS.stream().anyMatch(schema::has)) {
            return Optional.of("string");
        }
        return NUMBER_KEYWORDS.stream().anyMatch(schema::has) ? Optional.of("number") : Optional.empty();
    }

    private Shape ofType(String type, JsonNode schema) {
        return switch (type) {
            case "string" -> Shape.of(Type.Primitive.STRING);
            case "integer" -> Shape.of(Type.Primitive.BIGINT);
            case "number" -> Shape.of(Type.Primitive.DOUBLE);
            case "boolean" -> Shape.of(Type.Primitive.BOOLEAN);
            case "array" -> Shape.of(array(elements(schema)));
            case "object" -> Shape.of(object(schema));
            case "null" -> Shape.NULL;
            default -> throw new SchemaException("JSON Schema has no type '%s'.".formatted(type));
        };
    }

    private static Type array(Shape elements) {
        return new Type.Array(elements.typeOrText(), elements.nullable());
    }

    /** Elements beyond the places of a tuple say nothing of the type, as few tuples have any; but they may be null. */
    private Shape elements(JsonNode schema) {
        JsonNode items = schema.path("items");
        if (!items.isArray()) {
            return shape(items);
        }
        Shape places = union(shapes(items));
        JsonNode more = schema.path("additionalItems");
        boolean closed = more.isBoolean() && !more.booleanValue();
        return new Shape(places.type(), places.nullable() || !closed, places.onlyNull());
    }

    private Type object(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (!properties.isEmpty()) {
            return struct(properties, required(schema));
        }
        JsonNode values = schema.path("additionalProperties");
        if (values.isObject()) {
            return map(shape(values));
        }
        JsonNode patterns = schema.path("patternProperties");
        if (!patterns.isEmpty()) {
            return map(union(shapes(patterns)));
        }
        return Type.Primitive.STRING;
    }

    private static Type map(Shape values) {
        return new Type.Map(Type.Primitive.STRING, values.typeOrText(), values.nullable());
    }

    private Type.Struct struct(JsonNode properties, Set<String> required) {
        List<Type.Field> fields = new ArrayList<>();
        properties.properties().forEach(property -> {
            Shape shape = shape(property.getValue());
            boolean nullable = shape.nullable() || !required.contains(property.getKey());
            String doc = property.getValue().path("description").asText();
            fields.add(new Type.Field(property.getKey(), shape.typeOrText(), nullable, doc));
        });
        return new Type.Struct(fields);
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Either of the shapes: the narrowest type that holds them all, or text. */
    private Shape union(List<Shape> shapes) {
        boolean nullable = shapes.stream().anyMatch(Shape::nullable);
        List<Type> types = shapes.stream()
                .filter(shape -> !shape.onlyNull())
                .map(Shape::typeOrText)
                .distinct()
                .toList();
        Optional<Type> type = types.stream().reduce(JsonRecordTypes::either);
        return new Shape(type, nullable, nullable && type.isEmpty() && !shapes.contains(Shape.ANYTHING));
    }

    private static Type either(Type one, Type other) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof Type.Struct left && other instanceof Type.Struct right) {
            return merged(left, right, false);
        }
        if (one instanceof Type.Array left && other instanceof Type.Array right) {
            return new Type.Array(either(left.element(), right.element()), left.containsNull() || right.containsNull());
        }
        if (one instanceof Type.Map left && other instanceof Type.Map right && isOneColumn(left, right)) {
            return new Type.Map(
                    left.key(),
                    either(left.value(), right.value()),
                    left.valueContainsNull() || right.valueContainsNull());
        }
        return isNumber(one) && isNumber(other) ? Type.Primitive.DOUBLE : Type.Primitive.STRING;
    }

    /** Whether two types differ at most in what may be null. */
    private static boolean isOneColumn(Type one, Type other) {
        return GlueTypes.render(one).equals(GlueTypes.render(other));
    }

    private static boolean isNumber(Type type) {
        return type == Type.Primitive.BIGINT || type == Type.Primitive.DOUBLE;
    }

    /** Both shapes at once, as in allOf. */
    private Shape both(Shape one, Shape other) {
        boolean nullable = one.nullable() && other.nullable();
        if (one.type().isEmpty() || other.type().isEmpty()) {
            return new Shape(one.type().or(other::type), nullable, one.onlyNull() || other.onlyNull());
        }
        return new Shape(Optional.of(narrower(one.typeOrText(), other.typeOrText())), nullable, false);
    }

    private static Type narrower(Type one, Type other) {
        if (one instanceof Type.Struct left && other instanceof Type.Struct right) {
            return merged(left, right, true);
        }
        boolean moreSpecific = one == Type.Primitive.STRING || one == Type.Primitive.DOUBLE;
        return moreSpecific ? other : one;
    }

    private static Type.Struct merged(Type.Struct left, Type.Struct right, boolean both) {
        Map<String, Type.Field> fields = new LinkedHashMap<>();
        left.fields()
                .forEach(field -> fields.put(
                        field.name(),
                        optionalUnless(both || right.field(field.name()).isPresent(), field)));
        right.fields()
                .forEach(field -> fields.merge(
                        field.name(),
                        optionalUnless(both || left.field(field.name()).isPresent(), field),
                        (one, other) -> mergedField(one, other, both)));
        return new Type.Struct(List.copyOf(fields.values()));
    }

    private static Type.Field optionalUnless(boolean always, Type.Field field) {
        return always ? field : new Type.Field(field.name(), field.type(), true, field.doc());
    }

    private static Type.Field mergedField(Type.Field one, Type.Field other, boolean both) {
        Type type = both ? narrower(one.type(), other.type()) : either(one.type(), other.type());
        boolean nullable = both ? one.nullable() && other.nullable() : one.nullable() || other.nullable();
        return new Type.Field(one.name(), type, nullable, one.doc().isEmpty() ? other.doc() : one.doc());
    }
}
