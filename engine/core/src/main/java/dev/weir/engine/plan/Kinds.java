package dev.weir.engine.plan;

import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A provider's kinds, in the order in which people read them. */
record Kinds(Map<String, Kind> byName) {
    Kinds {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    Kind of(Identity identity) {
        return named(identity.kind());
    }

    Kind named(String name) {
        Kind kind = byName.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("the provider has no kind '" + name + "'");
        }
        return kind;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    KindSchema schema(Identity identity) {
        return of(identity).schema();
    }

    /** The object for people: {@code stream 'orders'}. */
    String describe(Identity identity) {
        return schema(identity).singular() + " '" + identity.name() + "'";
    }

    /** Where a kind stands among the others. */
    int rank(String name) {
        return order().indexOf(name);
    }

    private List<String> order() {
        return new ArrayList<>(byName.keySet());
    }
}
