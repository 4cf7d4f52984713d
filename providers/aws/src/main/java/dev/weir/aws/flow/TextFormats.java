package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.aws.kind.Trees;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.Type;
import dev.weir.contract.Type.Primitive;

/** What a JSON Schema promises of a text by {@code format}, which its type does not tell. */
final class TextFormats {
    private final JsonNode schema;

    TextFormats(SchemaDefinition definition) {
        this.schema = definition.format() == DataFormat.JSON
                ? Trees.parse(definition.text()).orElseGet(MissingNode::getInstance)
                : MissingNode.getInstance();
    }

    /** Whether every text that the schema lets through at a source can be cast to a type. */
    boolean warrant(String source, Type type) {
        String format = at(schema, source).path("format").asText("");
        return switch (format) {
            case "date-time" -> type == Primitive.TIMESTAMP;
            case "date" -> type == Primitive.DATE || type == Primitive.TIMESTAMP;
            default -> false;
        };
    }

    /** A name that holds dots itself is found first. */
    private static JsonNode at(JsonNode schema, String source) {
        JsonNode properties = schema.path("properties");
        int dot = source.indexOf('.');
        return properties.has(source) || dot < 0
                ? properties.path(source)
                : at(properties.path(source.substring(0, dot)), source.substring(dot + 1));
    }
}
