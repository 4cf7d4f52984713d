package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags that every resource of a stack gets. One that a resource gives itself under the same key stays as it is. */
record StackTags(SortedMap<String, String> tags) {
    static final StackTags NONE = new StackTags(new TreeMap<>());

    /** What AWS has for tags, and for tables, which cannot have any, in their place. */
    private static final String TAGS = "tags";

    private static final String PARAMETERS = "parameters";

    StackTags {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Adds them to evaluated properties. */
    void addTo(KindSchema kind, ObjectNode properties) {
        JsonNode known = kind.document().path("properties");
        String property = known.has(TAGS) ? TAGS : PARAMETERS;
        JsonNode present = properties.path(property);
        boolean isPlace = known.has(property) && (present.isMissingNode() || present.isNull() || present.isObject());
        if (!tags.isEmpty() && isPlace) {
            ObjectNode all = present.isObject() ? (ObjectNode) present : properties.putObject(property);
            tags.forEach((key, value) -> {
                if (!all.has(key)) {
                    all.put(key, value);
                }
            });
        }
    }
}
