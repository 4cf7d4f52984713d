package dev.weir.aws.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spi.Difference;
import dev.weir.spi.KindSchema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of the properties that a service chooses itself a stack has declared. A mark on the object lists them, because without
 * it a declared value that is removed from the stack looks like one that the service has chosen.
 */
public final class Declared {
    /** The mark, and the attribute of a live object that holds it. */
    public static final String MARK = "weir:declared";

    private Declared() {}

    /** The paths of properties marked {@code server} in a schema, such as {@code command/pythonVersion}. */
    public static SortedSet<String> chosen(KindSchema schema) {
        SortedSet<String> paths = new TreeSet<>();
        schema.properties().forEach((name, property) -> collect(name, property, paths));
        return paths;
    }

    private static void collect(String path, JsonNode property, Collection<String> into) {
        if (KindSchema.is(property, "server")) {
            into.add(path);
            return;
        }
        property.path("properties")
                .properties()
                .forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), into));
    }

    /** Those of them that properties hold. */
    public static SortedSet<String> in(KindSchema schema, JsonNode properties) {
        SortedSet<String> held = chosen(schema);
        held.removeIf(path -> isAbsent(properties.at("/" + path)));
        return held;
    }

    /** An empty list is something: absent ones have been taken out of properties where an empty one means the same. */
    private static boolean isAbsent(JsonNode value) {
        return Trees.isBlank(value) && !value.isArray();
    }

    /** What a stack once declared and no longer does, while the object still has it: it goes back to the service's choice. */
    static List<Difference> removed(
            KindSchema schema, ObjectNode desired, ObjectNode live, Collection<String> formerly) {
        SortedSet<String> removed = chosen(schema);
        removed.retainAll(formerly);
        removed.removeAll(in(schema, desired));
        removed.removeIf(path -> isAbsent(live.at("/" + path)));
        return removed.stream()
                .map(path -> new Difference(
                        "/" + path,
                        Optional.of(live.at(JsonPointer.compile("/" + path))),
                        Optional.empty(),
                        false,
                        false))
                .toList();
    }

    /** The change of the mark itself, where nothing else would tell of it. */
    static Difference remarked(Collection<String> before, Collection<String> after) {
        return new Difference("/" + MARK, text(before), text(after), false, false);
    }

    private static Optional<JsonNode> text(Collection<String> paths) {
        return paths.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(String.join(" ", paths)));
    }
}
