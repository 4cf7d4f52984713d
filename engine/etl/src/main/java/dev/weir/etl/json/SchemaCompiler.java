package dev.weir.etl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import dev.weir.contract.DataFormat;
import dev.weir.contract.Mapping;
import dev.weir.contract.RecordTypes;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.etl.json.Members.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a JSON Schema's text to a {@link CompiledSchema}. */
public final class SchemaCompiler {
    private static final int MAX_DEPTH = 200;

    private final JsonNode root;
    private final Draft draft;
    private final Keywords keywords;
    private final IdentityHashMap<JsonNode, IdentityHashMap<FieldPaths, Shape>> compiled = new IdentityHashMap<>();
    private int depth;

    private SchemaCompiler(JsonNode root, Draft draft) {
        this.root = root;
        this.draft = draft;
        this.keywords = new Keywords(draft);
    }

    /**
     * Compiles a schema for one mapping.
     *
     * @param columns where the values go; nested source fields are joined by dots
     * @param filterField path of the field that decides whether a record is kept
     * @throws SchemaException when the text is no JSON Schema of a draft that the registry accepts
     */
    public static CompiledSchema compile(
            String definition, List<Mapping.Column> columns, Optional<String> filterField) {
        JsonNode root = read(definition);
        Draft draft = Draft.of(root)
                .orElseThrow(() -> new SchemaException("the schema names " + root.get("$schema")
                        + "; the registry accepts JSON Schema draft-04, draft-06 and draft-07"));
        boolean fractionsCount = draft != Draft.DRAFT_04;
        Schema whole = validator(root, draft);
        FieldPaths paths = FieldPaths.of(records(definition), columns, filterField);
        try {
            JsonNode anonymous = anonymous(root);
            Shape shape = new SchemaCompiler(anonymous, draft).compile(anonymous, paths, "");
            return new CompiledSchema(shape, paths.filters(), fractionsCount, null);
        } catch (UnknownKeyword unknown) {
            Shape open = new SchemaCompiler(root, draft).compile(JsonNodeFactory.instance.objectNode(), paths, "");
            return new CompiledSchema(open, paths.filters(), fractionsCount, whole);
        }
    }

    /** There is none where one contains itself. */
    private static Optional<Type.Struct> records(String definition) {
        try {
            return Optional.of(RecordTypes.of(new SchemaDefinition(DataFormat.JSON, definition)));
        } catch (SchemaException untyped) {
            return Optional.empty();
        }
    }

    /** The root's own identifier matters to other documents alone. */
    private static JsonNode anonymous(JsonNode root) {
        return root instanceof ObjectNode object ? object.deepCopy().without(List.of("$id", "id")) : root;
    }

    private static JsonNode read(String definition) {
        try {
            return TreeValidation.tree(definition);
        } catch (IOException notJson) {
            throw new SchemaException("the schema is not JSON: " + notJson.getMessage(), notJson);
        }
    }

    /** Also proves that the schema is one. */
    private static Schema validator(JsonNode root, Draft draft) {
        try {
            Schema schema = TreeValidation.schema(root, draft);
            schema.initializeValidators();
            return schema;
        } catch (RuntimeException unreadable) {
            throw new SchemaException("not a JSON Schema: " + unreadable.getMessage(), unreadable);
        }
    }

    private Shape compile(JsonNode schema, FieldPaths paths, String place) {
        IdentityHashMap<FieldPaths, Shape> shapes = compiled.computeIfAbsent(schema, absent -> new IdentityHashMap<>());
        Shape known = shapes.get(paths);
        if (known != null) {
            return known;
        }
        if (++depth > MAX_DEPTH) {
            throw new UnknownKeyword("too deep");
        }
        try {
            if (schema.path("$ref").isTextual()) {
                return compile(keywords.resolve(root, schema.get("$ref").textValue()), paths, place);
            }
            Shape shape = new Shape(place);
            shapes.put(paths, shape);
            fill(shape, schema, paths, place);
            return shape;
        } finally {
            depth--;
        }
    }

    private void fill(Shape shape, JsonNode schema, FieldPaths paths, String place) {
        paths.mark(shape);
        if (schema.isBoolean()) {
            if (draft == Draft.DRAFT_04) {
                throw new UnknownKeyword("boolean schema");
            }
            shape.kinds = schema.booleanValue() ? Shape.ANY : 0;
            if (schema.booleanValue()) {
                shape.members = members(JsonNodeFactory.instance.objectNode(), paths, place);
                shape.items = anything(paths.elements(), place + "/*");
            }
            return;
        }
        keywords.requireKnown(schema);
        shape.kinds = keywords.kinds(schema.get("type"));
        shape.numbers = keywords.numbers(schema);
        shape.strings = keywords.strings(schema);
        shape.constants = keywords.constants(schema);
        shape.members = members(schema, paths, place);
        shape.minItems = keywords.count(schema, "minItems", 0);
        shape.maxItems = keywords.count(schema, "maxItems", Integer.MAX_VALUE);
        if (schema.path("items").isArray()) {
            throw new UnknownKeyword("items");
        }
        shape.items = schema.has("items")
                ? compile(schema.get("items"), paths.elements(), place + "/*")
                : anything(paths.elements(), place + "/*");
    }

    private Members members(JsonNode schema, FieldPaths paths, String place) {
        JsonNode properties = schema.path("properties");
        JsonNode rest = schema.path("additionalProperties");
        List<String> required = keywords.required(schema);
        Set<String> names = new LinkedHashSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        names.addAll(required);
        names.addAll(paths.children().keySet());
        List<Member> members = new ArrayList<>();
        for (String name : names) {
            JsonNode member = properties.has(name) ? properties.get(name) : rest;
            members.add(
                    new Member(name, member(member, paths.child(name), place + "/" + name), required.contains(name)));
        }
        int minimum = keywords.count(schema, "minProperties", 0);
        int maximum = keywords.count(schema, "maxProperties", Integer.MAX_VALUE);
        return new Members(members, member(rest, paths.rest(), place + "/*"), minimum, maximum);
    }

    /** The shape of a member; null when it is forbidden. */
    private Shape member(JsonNode schema, FieldPaths paths, String place) {
        boolean forbidden = schema.isBoolean() && !schema.booleanValue();
        if (forbidden) {
            return null;
        }
        boolean open = schema.isMissingNode() || schema.isBoolean();
        return open ? anything(paths, place) : compile(schema, paths, place);
    }

    private Shape anything(FieldPaths paths, String place) {
        return paths == FieldPaths.NONE ? Shape.OPEN : compile(JsonNodeFactory.instance.objectNode(), paths, place);
    }
}
