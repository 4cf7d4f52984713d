package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Digests of a plan file's parts, so that an edited file can be refused with the part that differs. */
final class PlanDigest {
    static final String MEMBER = "digest";
    private static final int MOST_NAMED = 5;
    private static final List<String> LISTS = List.of("steps", "deletion", "differences");

    private PlanDigest() {}

    /** The digest of each part by its pointer. */
    static ObjectNode of(JsonNode file, PlanKey key) {
        ObjectNode digests = JsonNodeFactory.instance.objectNode();
        parts(file).forEach((pointer, part) -> digests.put(pointer, key.digest(pointer + " " + canonical(part))));
        return digests;
    }

    /** What differs from the digests in the file, as people would say it; empty when nothing does. */
    static List<String> differing(JsonNode file, PlanKey key) {
        ObjectNode now = of(file, key);
        JsonNode then = file.path(MEMBER);
        NavigableSet<String> pointers = new TreeSet<>();
        now.fieldNames().forEachRemaining(pointers::add);
        then.fieldNames().forEachRemaining(pointers::add);
        pointers.removeIf(pointer -> now.path(pointer).equals(then.path(pointer)));
        List<String> named = new ArrayList<>();
        pointers.stream().limit(MOST_NAMED).forEach(pointer -> named.add(words(pointer, file)));
        if (pointers.size() > MOST_NAMED) {
            named.add((pointers.size() - MOST_NAMED) + " more");
        }
        return named;
    }

    private static Map<String, JsonNode> parts(JsonNode file) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        file.properties().forEach(member -> {
            if (member.getKey().equals("changes")) {
                for (int i = 0; i < member.getValue().size(); i++) {
                    change("/changes/" + i, member.getValue().get(i), parts);
                }
            } else if (!member.getKey().equals(MEMBER)) {
                parts.put("/" + member.getKey(), member.getValue());
            }
        });
        return parts;
    }

    private static void change(String pointer, JsonNode change, Map<String, JsonNode> into) {
        change.properties().forEach(member -> {
            String at = pointer + "/" + member.getKey();
            if (LISTS.contains(member.getKey())) {
                for (int i = 0; i < member.getValue().size(); i++) {
                    into.put(at + "/" + i, member.getValue().get(i));
                }
            } else {
                into.put(at, member.getValue());
            }
        });
    }

    /** {@code streams.orders: steps, entry 2}. */
    private static String words(String pointer, JsonNode file) {
        String[] tokens = pointer.split("/", -1);
        if (tokens.length < 4) {
            return "'" + tokens[tokens.length - 1] + "'";
        }
        JsonNode change = file.path("changes").path(Integer.parseInt(tokens[2]));
        String address = change.path("address").asText("change " + (Integer.parseInt(tokens[2]) + 1));
        String entry = tokens.length > 4 ? ", entry " + (Integer.parseInt(tokens[4]) + 1) : "";
        return "'" + tokens[3] + "' of " + address + entry;
    }

    private static String canonical(JsonNode node) {
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            node.forEach(element -> text.append(canonical(element)).append(','));
            return text.append(']').toString();
        }
        if (node.isObject()) {
            SortedMap<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            StringBuilder text = new StringBuilder("{");
            members.forEach((name, member) -> text.append(JsonNodeFactory.instance.textNode(name))
                    .append(':')
                    .append(canonical(member))
                    .append(','));
            return text.append('}').toString();
        }
        return node.toString();
    }
}
