package dev.weir.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All instances of a stack, by what they are declared as. */
final class Instances {
    private final Map<Address, Instance> byAddress = new LinkedHashMap<>();
    private final Map<Address, Map<String, Address>> byKeyByDeclared = new LinkedHashMap<>();
    private final Map<Address, Declaration> failed = new LinkedHashMap<>();

    Instances(Collection<Instance> instances, Collection<Declaration> failed) {
        failed.forEach(declaration -> this.failed.put(declaration.address(), declaration));
        for (Instance instance : instances) {
            byAddress.put(instance.address(), instance);
            byKeyByDeclared
                    .computeIfAbsent(instance.declaration().address(), key -> new LinkedHashMap<>())
                    .put(instance.each().map(Instance.Each::key).orElse(""), instance.address());
        }
    }

    Collection<Instance> all() {
        return byAddress.values();
    }

    Instance at(Address address) {
        return byAddress.get(address);
    }

    /** The instance of a declared resource with a key; the empty one for a resource without {@code forEach}. */
    Optional<Address> find(Address declared, String key) {
        return Optional.ofNullable(
                byKeyByDeclared.getOrDefault(declared, Map.of()).get(key));
    }

    Set<String> keys(Address declared) {
        return new TreeSet<>(byKeyByDeclared.getOrDefault(declared, Map.of()).keySet());
    }

    /** Whether the instances of a declared resource are not known, which has been reported. */
    boolean isUnknown(Address declared) {
        return failed.containsKey(declared) || !byKeyByDeclared.containsKey(declared);
    }

    List<Address> ofDeclared(Address declared) {
        return List.copyOf(byKeyByDeclared.getOrDefault(declared, Map.of()).values());
    }

    List<Address> ofKind(String kind) {
        return byAddress.keySet().stream()
                .filter(address -> address.kind().equals(kind))
                .toList();
    }
}
