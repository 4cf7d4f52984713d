package dev.weir.etl.nested;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Mapping;
import dev.weir.contract.Type;
import dev.weir.etl.json.RecordReader;
import dev.weir.etl.json.SchemaCompiler;
import dev.weir.etl.row.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as JSON: what JSON has no type for is text. */
final class JsonRecords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Row row;
    private final RecordReader reader;

    JsonRecords(Mapping.Column column) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        schema.putObject("properties").set(column.source(), schema(column.type()));
        row = new Row(List.of(column));
        reader =
                new RecordReader(SchemaCompiler.compile(schema.toString(), List.of(column), Optional.empty()), row, "");
    }

    Row read(String field, Object value) {
        byte[] record = NODES.objectNode().set(field, json(value)).toString().getBytes(UTF_8);
        row.clear();
        reader.read(record, 0, record.length);
        row.requireCast();
        return row;
    }

    private static ObjectNode schema(Type type) {
        ObjectNode schema = NODES.objectNode();
        String name = name(type);
        schema.putArray("type").add(name).add("null");
        if (type instanceof Type.Array array) {
            schema.set("items", schema(array.element()));
        } else if (type instanceof Type.Map map) {
            schema.set("additionalProperties", schema(map.value()));
        } else if (type instanceof Type.Struct struct) {
            ObjectNode properties = schema.putObject("properties");
            struct.fields().forEach(field -> properties.set(field.name(), schema(field.type())));
        }
        return schema;
    }

    private static String name(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return switch (primitive) {
                case BOOLEAN -> "boolean";
                case TINYINT, SMALLINT, INT, BIGINT -> "integer";
                case FLOAT, DOUBLE -> "number";
                case STRING, BINARY, DATE, TIMESTAMP -> "string";
            };
        }
        if (type instanceof Type.Decimal) {
            return "number";
        }
        return type instanceof Type.Array ? "array" : "object";
    }

    private static JsonNode json(Object value) {
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, each) -> object.set(key.toString(), json(each)));
            return object;
        }
        return scalar(value);
    }

    private static JsonNode scalar(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(new BigDecimal(number.toString()));
        }
        return NODES.textNode(value instanceof byte[] bytes ? new String(bytes, UTF_8) : value.toString());
    }
}
