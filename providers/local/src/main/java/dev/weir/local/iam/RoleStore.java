package dev.weir.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The documents of roles: the members of {@code Role}, and {@code Inline} (policy name to document) and {@code Attached}
 * (policy ARN to name). Names differ by more than case.
 */
final class RoleStore {
    static final String INLINE = "Inline";
    static final String ATTACHED = "Attached";
    private static final String COLLECTION = "roles";

    private final Store store;

    RoleStore(Store store) {
        this.store = store;
    }

    Optional<ObjectNode> find(String name) {
        return store.get(COLLECTION, key(name));
    }

    /** The role that an input names. */
    ObjectNode require(ObjectNode input) {
        return require(input.path("RoleName").asText());
    }

    ObjectNode require(String name) {
        return find(name).orElseThrow(() -> Errors.noSuchEntity("The role with name " + name + " cannot be found."));
    }

    List<ObjectNode> list() {
        return store.list(COLLECTION);
    }

    void put(ObjectNode role) {
        store.put(COLLECTION, key(role.path("RoleName").asText()), role);
    }

    void change(ObjectNode input, Consumer<ObjectNode> change) {
        ObjectNode role = require(input);
        change.accept(role);
        put(role);
    }

    void delete(String name) {
        store.delete(COLLECTION, key(name));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
