package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the deletion of what a stack owns and no longer declares. */
final class DeletionPlanner {
    private final Kinds kinds;
    private final LiveState state;
    private final Environment environment;
    private final Holdings holdings;
    private final Map<Address, Resource> declared;
    private final Set<Address> taken;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** @param declared the resources that keep their addresses */
    DeletionPlanner(
            Kinds kinds, LiveState state, Environment environment, Holdings holdings, Map<Address, Resource> declared) {
        this.kinds = kinds;
        this.state = state;
        this.environment = environment;
        this.holdings = holdings;
        this.declared = declared;
        this.taken = new HashSet<>(declared.keySet());
    }

    List<Draft> plan(List<Live> leftovers) {
        List<Live> known = leftovers.stream().filter(this::isOfThisRegion).toList();
        holdings.read(known.stream().map(Live::identity).toList());
        Set<Identity> unsure = new HashSet<>(state.hidden().keySet());
        leftovers.stream()
                .filter(live -> !known.contains(live))
                .map(Live::identity)
                .forEach(unsure::add);
        return known.stream()
                .filter(live -> isAllSeen(live, unsure))
                .flatMap(live -> plan(live).stream())
                .toList();
    }

    /** An object that every region sees is left alone where its mark does not say which region's stack owns it. */
    private boolean isOfThisRegion(Live live) {
        boolean isKnown = OwnershipRules.isRegionKnown(kinds, live);
        if (!isKnown) {
            Address address = markedAddress(live);
            diagnostics.add(Diagnostic.warning(
                            OwnershipRules.REGION_UNKNOWN,
                            ("The %s is kept: its mark was written before marks named a region, so it may belong to this"
                                            + " stack as it is applied in another one. To delete it, declare it and apply"
                                            + " once, which writes %s into the mark; to let it go, run weir release %s.")
                                    .formatted(kinds.describe(live.identity()), environment.region(), address))
                    .about(address.toString()));
        }
        return isKnown;
    }

    /** What an object holds goes with it, so it stays where a part of that may not be seen or is kept. */
    private boolean isAllSeen(Live live, Set<Identity> unsure) {
        String object = kinds.describe(live.identity());
        Optional<String> why = holdings.hidden(live.identity())
                .map(denial -> "its contents cannot be read. " + denial.getMessage())
                .or(() -> unsure.stream()
                        .filter(inner -> References.container(kinds.schema(inner), inner)
                                .filter(live.identity()::equals)
                                .isPresent())
                        .findFirst()
                        .map(inner -> "the %s in it is kept.".formatted(kinds.describe(inner))));
        Address address = markedAddress(live);
        why.ifPresent(reason -> diagnostics.add(Diagnostic.warning(
                        "The object is kept because of its contents", "The %s is kept: %s".formatted(object, reason))
                .about(address.toString())));
        return why.isEmpty();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Empty where the kind itself keeps the object, and says why. */
    private Optional<Draft> plan(Live live) {
        Address marked = markedAddress(live);
        boolean renamed = !taken.add(marked);
        Address address = renamed ? apart(marked, live) : marked;
        RecordedRelated related =
                new RecordedRelated(identity -> state.find(identity).map(Live::attributes));
        PlanRequest request = holdings.known(new PlanRequest(
                live.identity(), Optional.empty(), Optional.of(live), Optional.empty(), environment, related));
        PlanResponse response = Marking.plan(kinds.of(live.identity()), request);
        response.diagnostics().forEach(problem -> diagnostics.add(about(problem, address)));
        Protection.againstDeletion(live, kinds.describe(live.identity()), marked.toString())
                .ifPresent(problem -> diagnostics.add(about(problem, address)));
        boolean isKept =
                response.deletion().isEmpty() && response.diagnostics().stream().noneMatch(Diagnostic::isError);
        if (isKept) {
            return Optional.empty();
        }
        return Optional.of(new Draft(
                address,
                live.identity(),
                Action.DELETE,
                Optional.of(live),
                renamed ? explained(response, marked) : response,
                related.intent(request),
                new TreeSet<>()));
    }

    /** The address in an object's mark; its name, where the mark holds none. */
    static Address markedAddress(Live live) {
        return live.owner()
                .flatMap(owner -> Address.parse(owner.address()))
                .orElseGet(() ->
                        new Address(live.identity().kind(), live.identity().name()));
    }

    /** Says why something goes whose address is still there. */
    private PlanResponse explained(PlanResponse response, Address address) {
        Resource now = declared.get(address);
        if (now == null) {
            return response;
        }
        List<String> risks = new ArrayList<>();
        risks.add("%s is now the %s; this one is deleted.".formatted(address, kinds.describe(now.identity())));
        risks.addAll(response.risks());
        return response.withRisks(risks);
    }

    private static Address apart(Address address, Live live) {
        return new Address(
                address.kind(), address.name() + "@" + live.identity().name());
    }

    private static Diagnostic about(Diagnostic problem, Address address) {
        return problem.address().isPresent() ? problem : problem.about(address.toString());
    }
}
