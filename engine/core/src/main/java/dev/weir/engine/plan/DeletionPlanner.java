package dev.weir.engine.plan;

import dev.weir.engine.Action;
import dev.weir.spec.Address;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
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
        holdings.read(leftovers.stream().map(Live::identity).toList());
        return leftovers.stream().map(this::plan).toList();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private Draft plan(Live live) {
        Address marked = markedAddress(live);
        boolean renamed = !taken.add(marked);
        Address address = renamed ? apart(marked, live) : marked;
        PlanResponse response = kinds.of(live.identity())
                .plan(holdings.known(new PlanRequest(
                        live.identity(),
                        Optional.empty(),
                        Optional.of(live),
                        Optional.empty(),
                        environment,
                        identity -> state.find(identity).map(Live::attributes))));
        response.diagnostics().forEach(problem -> diagnostics.add(about(problem, address)));
        Protection.againstDeletion(live, kinds.describe(live.identity()), marked.toString())
                .ifPresent(problem -> diagnostics.add(about(problem, address)));
        return new Draft(
                address,
                live.identity(),
                Action.DELETE,
                Optional.of(live),
                renamed ? explained(response, marked) : response,
                new TreeSet<>());
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
        risks.add("%s is now the %s; this one goes.".formatted(address, kinds.describe(now.identity())));
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
