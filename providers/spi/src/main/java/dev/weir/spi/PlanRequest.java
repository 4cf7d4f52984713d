package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What to plan for one resource. Empty {@code desired} asks for deletion, empty {@code live} for creation.
 *
 * @param identity of the object, desired or live
 * @param desired evaluated properties with the schema's defaults filled in
 * @param owner the mark that the object shall bear; differs from the live mark on adoption, release, or a renamed address
 * @param environment where the stack lives
 * @param related what is known of the objects this one refers to
 * @param history the earlier versions of a {@link Versioned} kind's object, newest first, as far as they were read for this plan
 */
public record PlanRequest(
        Identity identity,
        Optional<ObjectNode> desired,
        Optional<Live> live,
        Optional<Ownership> owner,
        Environment environment,
        Related related,
        List<Version> history) {
    public PlanRequest {
        requireNonNull(identity, "identity");
        requireNonNull(desired, "desired");
        requireNonNull(live, "live");
        requireNonNull(owner, "owner");
        requireNonNull(environment, "environment");
        requireNonNull(related, "related");
        history = List.copyOf(history);
    }

    /** A request for an object whose history does not matter. */
    public PlanRequest(
            Identity identity,
            Optional<ObjectNode> desired,
            Optional<Live> live,
            Optional<Ownership> owner,
            Environment environment,
            Related related) {
        this(identity, desired, live, owner, environment, related, List.of());
    }

    /** The attributes of other objects: as planned where the plan changes them, else as they are. */
    @FunctionalInterface
    public interface Related {
        /** The attributes of an object; empty when it neither exists nor is planned. */
        Optional<ObjectNode> attributes(Identity identity);
    }
}
