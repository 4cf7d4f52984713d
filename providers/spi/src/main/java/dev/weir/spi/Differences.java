package dev.weir.spi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares desired properties with live ones, along the kind's schema. */
public final class Differences {
    private Differences() {}

    /**
     * What differs, one entry for each property that a user would point at. Objects are entered, and so are arrays whose
     * elements have names ({@code key}): an element is found by its name, which stands for the index in the path, and a
     * changed order of the elements is one difference between the lists of their names. Other arrays are compared whole. An
     * array marked {@code set} is equal in any order, a string marked {@code json} by its content, member by member, a
     * {@code policy} in any spelling that AWS may give it. A property that is empty, or is what its absence means
     * ({@code absent}), equals an absent one. A property marked {@code server} that the spec leaves out is as the service
     * wants it. A numeric value is equal in any notation. Nothing inside a sensitive text is told, not even its keys.
     */
    public static List<Difference> between(KindSchema schema, ObjectNode desired, ObjectNode live) {
        List<Difference> differences = new ArrayList<>();
        compare(
                schema.document(),
                JsonPointer.empty(),
                desired,
                live,
                new Flags(false, false, false, false),
                differences);
        return List.copyOf(differences);
    }

    /** What differs between two documents that no schema describes, in the same form. */
    public static List<Difference> between(JsonNode before, JsonNode after) {
        List<Difference> differences = new ArrayList<>();
        compare(
                MissingNode.getInstance(),
                JsonPointer.empty(),
                after,
                before,
                new Flags(false, false, true, false),
                differences);
        return List.copyOf(differences);
    }

    /**
     * What holds for everything inside a value.
     *
     * @param document whether it is a document, whose inside no schema describes
     * @param policy whether it is a policy, where no order means anything
     */
    private record Flags(boolean replaces, boolean sensitive, boolean document, boolean policy) {
        Flags with(JsonNode schema) {
            return new Flags(
                    replaces || KindSchema.is(schema, "replace"),
                    sensitive || KindSchema.is(schema, "sensitive"),
                    document || KindSchema.is(schema, "json"),
                    policy || KindSchema.is(schema, "policy"));
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
        boolean hidden = Sensitive.is(desired) || Sensitive.is(live);
        JsonNode wanted = hidden ? desired : comparable(schema, desired);
        JsonNode present = hidden ? live : comparable(schema, live);
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
        } else if (!compareNamed(schema, path, wanted, present, flags, into)) {
            into.add(new Difference(
                    path.toString(), present(present), present(wanted), flags.replaces(), flags.sensitive()));
        }
    }

    /** Compares lists by the names of their elements; false where these are not lists of named things. */
    private static boolean compareNamed(
            JsonNode schema, JsonPointer path, JsonNode desired, JsonNode live, Flags flags, List<Difference> into) {
        if (!desired.isArray() || !live.isArray()) {
            return false;
        }
        Optional<String> key = flags.document() ? NamedElements.usualKey(desired, live) : KindSchema.key(schema);
        Optional<Map<String, JsonNode>> wanted = key.flatMap(name -> NamedElements.by(name, desired));
        Optional<Map<String, JsonNode>> present = key.flatMap(name -> NamedElements.by(name, live));
        if (wanted.isEmpty() || present.isEmpty()) {
            return false;
        }
        Set<String> names = new LinkedHashSet<>(wanted.get().keySet());
        names.addAll(present.get().keySet());
        names.forEach(name -> compare(
                schema.path("items"),
                path.appendProperty(name),
                wanted.get().getOrDefault(name, MissingNode.getInstance()),
                present.get().getOrDefault(name, MissingNode.getInstance()),
                flags,
                into));
        if (!flags.policy() && !KindSchema.is(schema, "set")) {
            compareOrder(path, wanted.get().keySet(), present.get().keySet(), flags, into);
        }
        return true;
    }

    private static void compareOrder(
            JsonPointer path, Set<String> wanted, Set<String> present, Flags flags, List<Difference> into) {
        List<String> after = wanted.stream().filter(present::contains).toList();
        List<String> before = present.stream().filter(wanted::contains).toList();
        if (!before.equals(after)) {
            into.add(new Difference(
                    path.toString(),
                    Optional.of(texts(before)),
                    Optional.of(texts(after)),
                    flags.replaces(),
                    flags.sensitive()));
        }
    }

    private static ArrayNode texts(List<String> names) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        names.forEach(texts::add);
        return texts;
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
        if (Sensitive.is(value)) { // the members of a text that must not be shown would have no mark
            return value;
        }
        JsonNode entered = Canonical.entered(schema, value);
        return KindSchema.is(schema, "policy") && entered.isObject() ? PolicyForm.of(entered) : entered;
    }
}
