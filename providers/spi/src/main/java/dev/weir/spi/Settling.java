package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;

/** A kind whose mutations finish after the call. One poller waits for all objects of the kind. */
public interface Settling extends Kind {
    /**
     * Looks once at all objects that are being waited for, in bulk.
     *
     * @return a state for each of {@code pending}
     * @throws ProviderException when the service refuses or cannot be reached
     */
    Map<Identity, State> settle(Collection<Pending> pending);

    /**
     * What is being waited for.
     *
     * @param output the step's response, which may hold the only handle to what it started, such as a {@code
     *     SchemaVersionId}
     */
    record Pending(Identity identity, Step step, ObjectNode output) {
        public Pending {
            requireNonNull(identity, "identity");
            requireNonNull(step, "step");
            requireNonNull(output, "output");
        }
    }

    /** Where a mutation stands. */
    sealed interface State {}

    /** The next step may follow. */
    record Settled() implements State {}

    /**
     * Not there yet.
     *
     * @param status the service's own word, such as {@code UPDATING}
     */
    record Underway(String status) implements State {}

    /** It ended, and not as planned. */
    record Failed(Diagnostic diagnostic) implements State {}
}
