package dev.weir.local.operation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of a service, or of a part of one, by the API's names. At most one operation of a part runs at a time, and what it
 * changes of the documents is changed as a whole or not at all.
 */
public final class Operations {
    private final String service;
    private final Optional<Store> store;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /**
     * No operations yet, and none of its own that change documents.
     *
     * @param service as it appears in messages, such as {@code glue}
     */
    public Operations(String service) {
        this(service, Optional.empty());
    }

    /** No operations yet on some documents. */
    public Operations(String service, Store store) {
        this(service, Optional.of(store));
    }

    private Operations(String service, Optional<Store> store) {
        this.service = requireNonNull(service, "service");
        this.store = store;
    }

    /** Adds an operation that excludes the others added to this object. */
    public Operations on(String name, Operation operation) {
        requireNonNull(operation, "operation");
        return onAtOnce(
                name,
                (input, caller) -> store.isPresent()
                        ? store.get().together(() -> operation.apply(input, caller))
                        : operation.apply(input, caller));
    }

    /** Adds an operation whose changes other threads see at once, one by one: what it starts on a thread depends on them. */
    public Operations onAtOnce(String name, Operation operation) {
        requireNonNull(operation, "operation");
        operations.put(name, (input, caller) -> {
            synchronized (this) {
                return operation.apply(input, caller);
            }
        });
        return this;
    }

    /** Adds the operations of another part; they keep excluding each other only. */
    public Operations with(Operations part) {
        operations.putAll(part.operations);
        return this;
    }

    public Set<String> names() {
        return Set.copyOf(operations.keySet());
    }

    /**
     * Carries an operation out.
     *
     * @throws AwsException as the operation does, and with status 501, which no SDK retries, for one that is not there
     */
    public ObjectNode handle(String name, ObjectNode input, Caller caller) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new AwsException(
                    "NotImplementedException", 501, "The embedded AWS does not implement " + service + ":" + name);
        }
        return operation.apply(input, caller);
    }
}
