package dev.weir.spi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares desired properties with live ones, along the kind's schema. */
public final class Differences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Differences() {}

    /**
     * What differs, one entry for each property that a user would point at: objects are entered, arrays are compared
     * whole. An array marked {@code set} is equal in any order, a string marked {@code json} by its content, member by
     * member. A property
     * marked {@code server} that the spec leaves out is as the service wants it. A numeric value is equal in any
     * notation.
     */
    public static List<Difference> between(KindSchema schema, ObjectNode desired, ObjectNode live) {
        List<Difference> differences = new ArrayList<>();
        compare(schema.document(), JsonPointer.empty(), desired, live, new Flags(false, false), differences);
        return List.copyOf(differences);
    }

    private record Flags(boolean replaces, boolean sensitive) {
        Flags with(JsonNode schema) {
            return new Flags(
                    replaces || KindSchema.is(schema, "replace"), sensitive || KindSchema.is(schema, "sensitive"));
        }
    }

    private static void compare(
            JsonNode schema,
            JsonPointer path,
            JsonNode desired,
            JsonNode live,
            Flags inherited,
            List<Difference> into) {
        Flags flags = inherited.with(schema);
        boolean absent = desired.isMissingNode() || desired.isNull();
        if ((absent && KindSchema.is(schema, "server")) || same(schema, desired, live)) {
            return;
        }
        JsonNode wanted = comparable(schema, desired);
        JsonNode present = comparable(schema, live);
        if (path.matches() || (wanted.isObject() && present.isObject())) {
            names(wanted, present)
                    .forEach(name -> compare(
                            KindSchema.member(schema, name),
                            path.appendProperty(name),
                            wanted.path(name),
                            present.path(name),
                            flags,
                            into));
        } else {
            into.add(new Difference(
                    path.toString(), present(present), present(wanted), flags.replaces(), flags.sensitive()));
        }
    }

    private static Set<String> names(JsonNode desired, JsonNode live) {
        Set<String> names = new LinkedHashSet<>();
        desired.fieldNames().forEachRemaining(names::add);
        live.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static boolean same(JsonNode schema, JsonNode desired, JsonNode live) {
        JsonNode left = comparable(schema, desired);
        JsonNode right = comparable(schema, live);
        if (KindSchema.is(schema, "set") && left.isArray() && right.isArray()) {
            return left.size() == right.size() && elements(left).equals(elements(right));
        }
        return left.equals(Differences::numerically, right);
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }

    private static JsonNode comparable(JsonNode schema, JsonNode value) {
        if (value.isNull()) {
            return MissingNode.getInstance();
        }
        if (value.isTextual() && KindSchema.is(schema, "json")) {
            try {
                return JSON.readTree(value.asText());
            } catch (JsonProcessingException notJson) {
                return value;
            }
        }
        return value;
    }

    private static int numerically(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    }
}
