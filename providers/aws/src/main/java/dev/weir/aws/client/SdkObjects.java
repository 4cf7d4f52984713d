package dev.weir.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.Buildable;

/** Trees in the API's own spelling as SDK objects. A member that the API does not know is a mistake in the program. */
final class SdkObjects {
    private SdkObjects() {}

    /** Builds an object from a tree, starting from its blank builder. */
    static Object build(SdkPojo builder, ObjectNode tree, String where) {
        Map<String, SdkField<?>> members = Members.of(builder, Spelling.API);
        tree.properties().forEach(entry -> {
            String place = where + "." + entry.getKey();
            SdkField<?> field = members.get(entry.getKey());
            if (field == null) {
                throw new IllegalArgumentException(place + " is not a member of the API; it has " + members.keySet());
            }
            if (!entry.getValue().isNull()) {
                field.set(builder, value(field, entry.getValue(), place));
            }
        });
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, JsonNode node, String where) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return build(Members.blank(field).orElseThrow(), object(node, where), where);
        }
        if (type == MarshallingType.LIST) {
            return list(field, node, where);
        }
        if (type == MarshallingType.MAP) {
            return map(field, object(node, where), where);
        }
        return scalar(type, node, where);
    }

    private static List<Object> list(SdkField<?> field, JsonNode node, String where) {
        if (!node.isArray()) {
            throw new IllegalArgumentException(where + " takes a list, not " + node.getNodeType());
        }
        List<Object> values = new ArrayList<>(node.size());
        node.forEach(element -> values.add(value(Members.elements(field), element, where + "[]")));
        return values;
    }

    private static Map<String, Object> map(SdkField<?> field, ObjectNode node, String where) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> values.put(
                        entry.getKey(), value(Members.values(field), entry.getValue(), where + "." + entry.getKey())));
        return values;
    }

    private static Object scalar(MarshallingType<?> type, JsonNode node, String where) {
        if (type == MarshallingType.STRING) {
            require(node.isTextual(), where, "a text", node);
            return node.asText();
        }
        if (type == MarshallingType.BOOLEAN) {
            require(node.isBoolean(), where, "true or false", node);
            return node.asBoolean();
        }
        if (type == MarshallingType.INSTANT) {
            return instant(node, where);
        }
        if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArrayUnsafe(bytes(node));
        }
        if (type == MarshallingType.DOCUMENT) {
            return document(node);
        }
        require(node.isNumber(), where, "a number", node);
        return ExactNumbers.of(type, node.decimalValue(), where);
    }

    private static void require(boolean holds, String where, String wanted, JsonNode node) {
        if (!holds) {
            throw new IllegalArgumentException(where + " takes " + wanted + ", not " + node.getNodeType());
        }
    }

    private static Instant instant(JsonNode node, String where) {
        try {
            return node.isNumber() ? ExactNumbers.instant(node.decimalValue()) : Instant.parse(node.asText());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(where + " takes a time, not '" + node.asText() + "'", e);
        }
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document document(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Document> entries = new LinkedHashMap<>();
                node.properties().forEach(entry -> entries.put(entry.getKey(), document(entry.getValue())));
                yield Document.fromMap(entries);
            }
            case ARRAY -> {
                List<Document> elements = new ArrayList<>();
                node.forEach(element -> elements.add(document(element)));
                yield Document.fromList(elements);
            }
            case BOOLEAN -> Document.fromBoolean(node.booleanValue());
            case NUMBER -> Document.fromNumber(node.decimalValue());
            case NULL, MISSING -> Document.fromNull();
            case STRING, BINARY, POJO -> Document.fromString(node.asText());
        };
    }

    private static ObjectNode object(JsonNode node, String where) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException(where + " takes an object, not " + node.getNodeType());
    }
}
