package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Brings a parsed JSON or CBOR body into the types of the model; members the model does not know are left out. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ServiceModel model;
    private final boolean millis;

    /** @param millis whether timestamps are epoch milliseconds, as in CBOR, instead of seconds */
    TreeReader(ServiceModel model, boolean millis) {
        this.model = model;
        this.millis = millis;
    }

    ObjectNode structure(Shape.Structure shape, JsonNode value) {
        expect(value.isObject(), value, "Structure");
        ObjectNode result = NODES.objectNode();
        shape.members().forEach((name, member) -> {
            JsonNode child = value.get(name);
            if (child != null && !child.isNull()) {
                result.set(name, read(model.shape(member), child));
            }
        });
        return result;
    }

    private JsonNode read(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Structure structure -> structure(structure, value);
            case Shape.Sequence list -> list(list, value);
            case Shape.Dictionary map -> map(map, value);
            case Shape.Text text -> {
                expect(value.isTextual(), value, "String");
                yield value;
            }
            case Shape.Numeric number -> number(number, value);
            case Shape.Truth truth -> {
                expect(value.isBoolean(), value, "Boolean");
                yield value;
            }
            case Shape.Blob blob -> blob(value);
            case Shape.Timestamp timestamp -> timestamp(value);
            case Shape.Document document -> value;
        };
    }

    private JsonNode list(Shape.Sequence shape, JsonNode value) {
        expect(value.isArray(), value, "List");
        ArrayNode result = NODES.arrayNode(value.size());
        value.forEach(item -> result.add(item.isNull() ? item : read(model.shape(shape.member()), item)));
        return result;
    }

    private JsonNode map(Shape.Dictionary shape, JsonNode value) {
        expect(value.isObject(), value, "Map");
        ObjectNode result = NODES.objectNode();
        value.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                result.set(entry.getKey(), read(model.shape(shape.value()), entry.getValue()));
            }
        });
        return result;
    }

    private static JsonNode number(Shape.Numeric shape, JsonNode value) {
        return switch (shape.kind()) {
            case INTEGER -> {
                expect(value.isNumber(), value, "Integer");
                // Smithy servers truncate; a value beyond the type is refused.
                expect(value.canConvertToInt(), value, "Integer");
                yield NODES.numberNode(value.intValue());
            }
            case LONG -> {
                expect(value.isNumber() && value.canConvertToLong(), value, "Long");
                yield NODES.numberNode(value.longValue());
            }
            case FLOAT, DOUBLE -> {
                expect(value.isNumber() && Double.isFinite(value.doubleValue()), value, "Double");
                yield NODES.numberNode(value.doubleValue());
            }
        };
    }

    private static JsonNode blob(JsonNode value) {
        if (value.isBinary()) {
            return value;
        }
        expect(value.isTextual(), value, "Blob");
        try {
            return BinaryNode.valueOf(Base64.getDecoder().decode(value.textValue()));
        } catch (IllegalArgumentException e) {
            throw new AwsException("SerializationException", "Base64 decoding failed: " + e.getMessage());
        }
    }

    private JsonNode timestamp(JsonNode value) {
        if (value.isTextual()) {
            try {
                return DecimalNode.valueOf(
                        BigDecimal.valueOf(Instant.parse(value.textValue()).toEpochMilli(), 3));
            } catch (DateTimeException e) {
                throw new AwsException("SerializationException", "Could not parse the timestamp " + value.textValue());
            }
        }
        expect(value.isNumber() && Double.isFinite(value.doubleValue()), value, "Date");
        return millis ? DecimalNode.valueOf(value.decimalValue().movePointLeft(3)) : value;
    }

    private static void expect(boolean fits, JsonNode value, String wanted) {
        if (!fits) {
            throw new AwsException("SerializationException", mismatch(value, wanted));
        }
    }

    private static String mismatch(JsonNode value, String wanted) {
        return switch (value.getNodeType()) {
            case ARRAY -> "Start of list found where not expected";
            case OBJECT -> "Start of structure or map found where not expected.";
            case STRING -> "STRING_VALUE cannot be converted to " + wanted;
            case BOOLEAN -> (value.booleanValue() ? "TRUE" : "FALSE") + "_VALUE cannot be converted to " + wanted;
            case NUMBER ->
                (value instanceof BigIntegerNode || value.isIntegralNumber() ? "NUMBER" : "DECIMAL")
                        + "_VALUE cannot be converted to " + wanted;
            case BINARY, MISSING, NULL, POJO -> "Value cannot be converted to " + wanted;
        };
    }
}
