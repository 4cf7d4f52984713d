package dev.weir.spi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where in a tree sensitive values stand, as JSON Pointers. */
public final class SensitivePlaces {
    private SensitivePlaces() {}

    /** The pointers of the marked scalars in a tree. */
    public static SortedSet<String> of(JsonNode tree) {
        SortedSet<String> pointers = new TreeSet<>();
        collect(tree, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String pointer, SortedSet<String> into) {
        if (Sensitive.is(node)) {
            into.add(pointer);
        }
        node.properties()
                .forEach(member -> collect(
                        member.getValue(),
                        pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                        into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, into);
        }
    }

    /** A tree with marks wherever another one of the same shape has them. */
    public static ObjectNode like(ObjectNode model, ObjectNode tree) {
        SortedSet<String> pointers = of(model);
        return pointers.isEmpty() ? tree : marked(tree, pointers, Sensitive.originsIn(model));
    }

    /**
     * A copy of a tree with marks on the scalars at and below these pointers. A kind may write out a short form elsewhere, such as
     * a table's columns in its storage descriptor: a pointer whose first member is not there leads from wherever the tree has
     * such a member. One that leads nowhere is passed over.
     */
    public static ObjectNode marked(ObjectNode tree, SortedSet<String> pointers, SortedSet<String> origins) {
        JsonNode marked = tree.deepCopy();
        for (String pointer : pointers) {
            marked = anywhere(pointer, marked, origins);
        }
        return (ObjectNode) marked;
    }

    private static JsonNode anywhere(String pointer, JsonNode node, SortedSet<String> origins) {
        if (pointer.isEmpty() || !(node instanceof ObjectNode object) || object.has(first(pointer))) {
            return at(pointer, node, origins);
        }
        for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
            if (object.get(name).isObject()) {
                object.set(name, anywhere(pointer, object.get(name), origins));
            }
        }
        return object;
    }

    /** The first member of a pointer. */
    private static String first(String pointer) {
        int slash = pointer.indexOf('/', 1);
        return pointer.substring(1, slash < 0 ? pointer.length() : slash)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** Entries of a list may have moved, so the whole list counts. */
    private static JsonNode at(String pointer, JsonNode node, SortedSet<String> origins) {
        if (pointer.isEmpty() || node.isArray()) {
            return Sensitive.mark(node, origins);
        }
        if (node instanceof ObjectNode object) {
            int slash = pointer.indexOf('/', 1);
            String name = first(pointer);
            if (object.has(name)) {
                object.set(name, at(slash < 0 ? "" : pointer.substring(slash), object.get(name), origins));
            }
            return object;
        }
        return Sensitive.mark(node, origins);
    }
}
