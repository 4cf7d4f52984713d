package dev.weir.spi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares desired properties with live ones, along the kind's schema. */
public final class Differences {
    private Differences() {}

    /**
     * What differs, one entry for each property that a user would point at: objects are entered, arrays are compared
     * whole. An array marked {@code set} is equal in any order, a string marked {@code json} by its content, member by
     * member, a {@code policy} in any spelling that AWS may give it. A property that is empty, or is what its absence means
     * ({@code absent}), equals an absent one. A property marked {@code server} that the spec leaves out is as the service
     * wants it. A numeric value is equal in any notation.
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
        if ((absent && KindSchema.is(schema, "server")) || isSame(schema, desired, live)) {
            return;
        }
        JsonNode wanted = comparable(schema, desired);
        JsonNode present = comparable(schema, live);
        if (path.matches() || (wanted.isObject() && present.isObject())) {
            names(wanted, present).stream()
                    .filter(name -> !Canonical.isSameMember(schema, name, wanted.path(name), present.path(name)))
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

    /** Whether two values of a property mean the same to the service. */
    public static boolean isSame(JsonNode propertySchema, JsonNode one, JsonNode other) {
        return Canonical.of(propertySchema, one).equals(Canonical.of(propertySchema, other));
    }

    private static JsonNode comparable(JsonNode schema, JsonNode value) {
        if (value.isNull()) {
            return MissingNode.getInstance();
        }
        JsonNode entered = Canonical.entered(schema, value);
        return KindSchema.is(schema, "policy") && entered.isObject() ? PolicyForm.of(entered) : entered;
    }
}
