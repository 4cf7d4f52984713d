package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Ownership;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table's parameters, whose keys have three kinds of owners: Weir's marks, the keys that the stack declares, and those that
 * crawlers and table formats write. The mark {@value #DECLARED} lists the second kind, so that a key which is no longer
 * declared can be told from one that somebody else wrote.
 */
final class TableParameters {
    static final String STACK = Ownership.STACK_TAG.replace(':', '.');
    private static final String DECLARED = "weir.declared";
    private static final String PREFIX = "weir.";

    private TableParameters() {}

    static Optional<Ownership> owner(JsonNode parameters) {
        return Ownership.in(tags(parameters));
    }

    /** The parameters as if they were tags. */
    static SortedMap<String, String> tags(JsonNode parameters) {
        SortedMap<String, String> tags = new TreeMap<>();
        parameters
                .properties()
                .forEach(entry -> tags.put(
                        entry.getKey().replace('.', ':'), entry.getValue().asText()));
        return tags;
    }

    static SortedMap<String, String> marks(Optional<Ownership> owner, Collection<String> declared) {
        SortedMap<String, String> marks = new TreeMap<>();
        owner.ifPresent(of -> {
            of.tags().forEach((tag, value) -> marks.put(tag.replace(':', '.'), value));
            marks.put(
                    DECLARED,
                    String.join(
                            ",", declared.stream().map(TableParameters::escaped).toList()));
        });
        return marks;
    }

    private static String escaped(String key) {
        return key.replace("%", "%25").replace(",", "%2C");
    }

    /** What the mark lists: keys of the table's own parameters, and paths of entries further inside. */
    static SortedSet<String> listed(JsonNode parameters) {
        SortedSet<String> listed = new TreeSet<>();
        for (String key : parameters.path(DECLARED).asText().split(",", -1)) {
            if (!key.isEmpty()) {
                listed.add(key.replace("%2C", ",").replace("%25", "%"));
            }
        }
        return listed;
    }

    /** The parameters that a stack has declared. */
    static ObjectNode declared(JsonNode parameters) {
        return select(parameters, listed(parameters), true);
    }

    /** The parameters that others have written. */
    static ObjectNode foreign(JsonNode parameters) {
        return select(parameters, listed(parameters), false);
    }

    private static ObjectNode select(JsonNode parameters, Set<String> declared, boolean isDeclared) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : parameters.properties()) {
            boolean isMark = entry.getKey().startsWith(PREFIX);
            if (!isMark && declared.contains(entry.getKey()) == isDeclared) {
                selected.set(entry.getKey(), entry.getValue());
            }
        }
        return selected;
    }
}
