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
 * @param foreign what the live object of a {@link Holding} kind holds besides what its stack owns; read only when the object is to be
 *     deleted, and empty when nobody has looked
 * @param history the earlier versions of a {@link Versioned} kind's object, newest first, as far as they were read for this plan
 */
public record PlanRequest(
        Identity identity,
        Optional<ObjectNode> desired,
        Optional<Live> live,
        Optional<Ownership> owner,
        Environment environment,
        Related related,
        Optional<Holding.Contents> foreign,
        List<Version> history) {
    public PlanRequest {
        requireNonNull(identity, "identity");
        requireNonNull(desired, "desired");
        requireNonNull(live, "live");
        requireNonNull(owner, "owner");
        requireNonNull(environment, "environment");
        requireNonNull(related, "related");
        requireNonNull(foreign, "foreign");
        history = List.copyOf(history);
    }

    /** A request by somebody who has not looked into the object. */
    public PlanRequest(
            Identity identity,
            Optional<ObjectNode> desired,
            Optional<Live> live,
            Optional<Ownership> owner,
            Environment environment,
            Related related,
            List<Version> history) {
        this(identity, desired, live, owner, environment, related, Optional.empty(), history);
    }

    /** The same for an object that is taken for another state of itself. */
    public PlanRequest with(Optional<Live> other) {
        return new PlanRequest(identity, desired, other, owner, environment, related, foreign, history);
    }

    /** The same by somebody who has. */
    public PlanRequest holding(Holding.Contents others) {
        return new PlanRequest(identity, desired, live, owner, environment, related, Optional.of(others), history);
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
