package dev.weir.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The one form of values that mean the same to a service, along a property's schema: two values differ only if their
 * canonical forms do. A member that the schema lists means nothing when it is empty or has the value that its absence means
 * ({@code absent}); a key of a map always means something.
 */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Canonical() {}

    /** The canonical form; a missing node for null. */
    static JsonNode of(JsonNode schema, JsonNode value) {
        JsonNode entered = entered(schema, value);
        if (KindSchema.is(schema, "policy") && entered.isObject()) {
            return plain(PolicyForm.ofSet(entered));
        }
        return switch (entered.getNodeType()) {
            case OBJECT -> object(schema, entered);
            case ARRAY -> array(schema, entered);
            case NULL -> MissingNode.getInstance();
            default -> plain(entered);
        };
    }

    /** Whether a member of an object means the same on both sides. */
    static boolean isSameMember(JsonNode objectSchema, String name, JsonNode one, JsonNode other) {
        return member(objectSchema, name, one).equals(member(objectSchema, name, other));
    }

    /** A value whose members can be compared: a document in a text as a tree. */
    static JsonNode entered(JsonNode schema, JsonNode value) {
        boolean isDocument = KindSchema.is(schema, "json") || KindSchema.is(schema, "policy");
        if (!value.isTextual() || !isDocument) {
            return value;
        }
        try {
            JsonNode document = JSON.readTree(value.asText());
            return document.isContainerNode() ? document : value;
        } catch (JsonProcessingException notJson) {
            return value;
        }
    }

    private static JsonNode member(JsonNode objectSchema, String name, JsonNode value) {
        JsonNode schema = KindSchema.member(objectSchema, name);
        JsonNode form = of(schema, value);
        boolean isListed = objectSchema.path("properties").has(name);
        return isListed && isMeaningless(schema, form) ? MissingNode.getInstance() : form;
    }

    private static boolean isMeaningless(JsonNode schema, JsonNode form) {
        boolean isEmpty = (form.isContainerNode() && form.isEmpty() && !KindSchema.is(schema, "empty"))
                || (form.isTextual() && form.asText().isEmpty());
        JsonNode absent = KindSchema.annotations(schema).path("absent");
        return isEmpty || (!absent.isMissingNode() && form.equals(plain(absent)));
    }

    private static JsonNode object(JsonNode schema, JsonNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        NavigableSet<String> names = new TreeSet<>();
        value.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> {
            JsonNode form = member(schema, name, value.get(name));
            if (!form.isMissingNode()) {
                object.set(name, form);
            }
        });
        return object;
    }

    private static JsonNode array(JsonNode schema, JsonNode value) {
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(element -> elements.add(of(schema.path("items"), element)));
        if (KindSchema.is(schema, "set")) {
            elements.sort(Comparator.comparing(JsonNode::toString));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> array.add(element.isMissingNode() ? array.nullNode() : element));
        return array;
    }

    /** Numbers are equal in any notation. */
    private static JsonNode plain(JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return DecimalNode.valueOf(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
        if (value.isObject() || value.isArray()) {
            return of(MissingNode.getInstance(), value);
        }
        return value;
    }
}
