package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.engine.Problems;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.SensitivePlaces;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whose an object is decides what may be done to it. */
final class OwnershipRules {
    static final String REGION_UNKNOWN = "The mark names no region";

    private final String stack;
    private final String region;
    private final boolean ephemeral;
    private final boolean adopt;
    private final Kinds kinds;

    OwnershipRules(String stack, String region, boolean ephemeral, boolean adopt, Kinds kinds) {
        this.stack = stack;
        this.region = region;
        this.ephemeral = ephemeral;
        this.adopt = adopt;
        this.kinds = kinds;
    }

    /** What may become of a declared resource's object. */
    sealed interface Verdict {}

    /** It may be made, changed or taken over. */
    record Allowed(Action action) implements Verdict {}

    /** It is not the stack's to touch. */
    record Refused(Diagnostic diagnostic) implements Verdict {}

    Verdict judge(Resource resource, Optional<Live> live) {
        if (live.isEmpty()) {
            return new Allowed(Action.CREATE);
        }
        Optional<Ownership> owner = live.get().owner();
        if (owner.isEmpty()) {
            return adopt || resource.lifecycle().adopt() ? new Allowed(Action.ADOPT) : new Refused(unowned(resource));
        }
        if (owner.get().isOf(stack, region)) {
            return new Allowed(Action.UPDATE);
        }
        return new Refused(
                owner.get().stack().equals(stack) ? elsewhere(resource, owner.get()) : foreign(resource, owner.get()));
    }

    /** Whether it is certain to which region's stack an owned object belongs. */
    static boolean isRegionKnown(Kinds kinds, Live live) {
        return !kinds.schema(live.identity()).isGlobal()
                || live.owner().flatMap(Ownership::region).isPresent();
    }

    /** The mark that a declared resource's object bears once the plan is applied. */
    Ownership mark(Resource resource) {
        Set<Ownership.Trait> traits = EnumSet.noneOf(Ownership.Trait.class);
        if (resource.lifecycle().protect()) {
            traits.add(Ownership.Trait.PROTECTED);
        }
        if (resource.lifecycle().retain()) {
            traits.add(Ownership.Trait.RETAINED);
        }
        if (ephemeral) {
            traits.add(Ownership.Trait.EPHEMERAL);
        }
        return new Ownership(
                stack,
                resource.address().mark(),
                Optional.of(region),
                traits,
                SensitivePlaces.of(resource.properties()));
    }

    private Diagnostic unowned(Resource resource) {
        return Problems.at(
                resource,
                "The object exists and belongs to no stack",
                ("The %s already exists and no stack owns it, so it is left alone. To adopt it into this stack, run"
                                + " again with --adopt or set lifecycle.adopt: true on %s; to leave it alone, choose another"
                                + " name.")
                        .formatted(kinds.describe(resource.identity()), resource.address()));
    }

    private Diagnostic foreign(Resource resource, Ownership owner) {
        return Problems.at(
                resource,
                "The object belongs to another stack",
                ("The %s belongs to stack '%s' as %s. To move it here, run weir release %s in that stack first, then"
                                + " plan with --adopt, or choose another name.")
                        .formatted(kinds.describe(resource.identity()), owner.stack(), shown(owner), shown(owner)));
    }

    private Diagnostic elsewhere(Resource resource, Ownership owner) {
        return Problems.at(
                resource,
                "The object belongs to this stack in another region",
                ("The %s belongs to stack '%s' as it is applied in %s, where it is %s. This is %s. Choose another name here,"
                                + " such as one that holds ${region}; or run weir release %s in %s first, then plan with"
                                + " --adopt.")
                        .formatted(
                                kinds.describe(resource.identity()),
                                stack,
                                owner.region().orElseThrow(),
                                shown(owner),
                                region,
                                shown(owner),
                                owner.region().orElseThrow()));
    }

    private static String shown(Ownership owner) {
        return Address.parse(owner.address()).map(Address::toString).orElse(owner.address());
    }
}
