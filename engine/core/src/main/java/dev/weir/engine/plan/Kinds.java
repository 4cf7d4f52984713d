package dev.weir.engine.plan;

import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A provider's kinds, in the order in which people read them. */
final class Kinds {
    private final Map<String, Kind> byName;
    private final Map<String, Integer> ranks = new HashMap<>();

    Kinds(Map<String, Kind> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.byName.keySet().forEach(name -> ranks.put(name, ranks.size()));
    }

    Map<String, Kind> byName() {
        return byName;
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
        return ranks.getOrDefault(name, ranks.size());
    }
}
