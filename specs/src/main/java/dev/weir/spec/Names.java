package dev.weir.spec;

import dev.weir.spec.expression.ScopeNames;
import dev.weir.spi.KindSchema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a stack's expressions can refer to. */
final class Names {
    private final Map<String, KindSchema> kinds;
    private final Set<String> variables;
    private final boolean complete;
    private final Map<String, Map<String, Boolean>> repeatedByNameByKind = new TreeMap<>();

    /**
     * @param variables the names of the declared ones
     * @param complete whether everything that is declared is known, so that another name must be a mistake
     */
    Names(Map<String, KindSchema> kinds, Set<String> variables, boolean complete) {
        this.kinds = kinds;
        this.variables = variables;
        this.complete = complete;
    }

    void declare(Address address, boolean repeated) {
        repeatedByNameByKind
                .computeIfAbsent(address.kind(), key -> new LinkedHashMap<>())
                .put(address.name(), repeated);
    }

    Set<String> roots() {
        Set<String> roots = new HashSet<>(kinds.keySet());
        roots.addAll(ScopeNames.ALL);
        return roots;
    }

    Optional<KindSchema> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    Set<String> variables() {
        return variables;
    }

    boolean isComplete() {
        return complete;
    }

    /** The logical names of a kind's resources. */
    Set<String> resources(String kind) {
        return repeatedByNameByKind.getOrDefault(kind, Map.of()).keySet();
    }

    /** Whether a resource has {@code forEach}. */
    boolean isRepeated(Address address) {
        return repeatedByNameByKind.getOrDefault(address.kind(), Map.of()).getOrDefault(address.name(), false);
    }

    /** What can be asked of a kind's resource. */
    static List<String> attributes(KindSchema kind) {
        Set<String> names = new LinkedHashSet<>(kind.attributeTemplates().keySet());
        names.addAll(kind.properties().keySet());
        return List.copyOf(names);
    }
}
