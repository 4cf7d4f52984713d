package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.Problems;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.spec.Resource;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Environment;
import dev.weir.spi.Holding;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.ProviderException;
import dev.weir.spi.SensitivePlaces;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans declared resources one after the other, each after what it refers to. */
final class ResourcePlanner {
    private final Kinds kinds;
    private final OwnershipRules rules;
    private final Declarations declarations;
    private final LiveState state;
    private final Environment environment;
    private final Histories histories;
    private final ContractCheck contracts;
    private final Holdings holdings;
    private final Map<Identity, ObjectNode> planned = new HashMap<>();
    private final Set<Identity> replaced = new HashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int unchanged;

    ResourcePlanner(
            Kinds kinds,
            OwnershipRules rules,
            Declarations declarations,
            LiveState state,
            Environment environment,
            Histories histories,
            ContractCheck contracts,
            Holdings holdings) {
        this.kinds = kinds;
        this.rules = rules;
        this.declarations = declarations;
        this.state = state;
        this.environment = environment;
        this.histories = histories;
        this.contracts = contracts;
        this.holdings = holdings;
    }

    /** The drafts for all resources in scope that are not as declared. */
    List<Draft> plan() {
        return declarations.inOrder().stream()
                .flatMap(resource -> plan(resource).stream())
                .toList();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    int unchanged() {
        return unchanged;
    }

    private Optional<Draft> plan(Resource resource) {
        Optional<ProviderException> hidden = state.hidden(resource.identity());
        if (hidden.isPresent()) {
            diagnostics.add(Hidden.declared(resource, kinds.describe(resource.identity()), hidden.get()));
            return Optional.empty();
        }
        Optional<Live> live = state.find(resource.identity());
        return switch (rules.judge(resource, live)) {
            case OwnershipRules.Refused refused -> {
                diagnostics.add(refused.diagnostic());
                yield Optional.empty();
            }
            case OwnershipRules.Allowed allowed -> draft(resource, live, allowed.action());
        };
    }

    private Optional<Draft> draft(Resource resource, Optional<Live> live, Action allowed) {
        RecordedRelated related = new RecordedRelated(this::attributes);
        PlanRequest request = request(resource, live, related);
        PlanResponse response = MarkDifferences.shown(request, respond(resource, request));
        Optional<Identity> unseen = related.missed().stream()
                .filter(identity -> state.hidden(identity).isPresent())
                .findFirst();
        if (unseen.isPresent()) {
            diagnostics.add(Hidden.needed(
                    resource,
                    kinds.describe(resource.identity()),
                    kinds.describe(unseen.get()),
                    state.hidden(unseen.get()).orElseThrow()));
            return Optional.empty();
        }
        planned.put(resource.identity(), response.attributes());
        response.diagnostics().forEach(problem -> diagnostics.add(Problems.at(resource, "", problem)));
        Action action = response.deletion().isEmpty() ? allowed : Action.REPLACE;
        if (action == Action.REPLACE) {
            replaced.add(resource.identity());
            live.ifPresent(object -> guardReplacement(resource, object, response));
        }
        judge(resource, request, action == Action.REPLACE);
        if (isEmpty(response)) {
            unchanged++;
            return Optional.empty();
        }
        return Optional.of(new Draft(
                resource.address(),
                resource.identity(),
                action,
                live,
                response,
                related.intent(request),
                refersTo(resource)));
    }

    private PlanRequest request(Resource resource, Optional<Live> live, RecordedRelated related) {
        return new PlanRequest(
                resource.identity(),
                Optional.of(desired(kinds.schema(resource.identity()), resource, live)),
                live,
                Optional.of(rules.mark(resource)),
                environment,
                related,
                histories.of(resource.identity()));
    }

    /** What a resource's object shall be, with the live values that the declaration wants left alone. */
    static ObjectNode desired(KindSchema schema, Resource resource, Optional<Live> live) {
        return live.map(object -> SensitivePlaces.like(
                        resource.properties(),
                        Pointers.keepLive(
                                schema,
                                resource.properties(),
                                object.properties(),
                                resource.lifecycle().ignoreChanges())))
                .orElse(resource.properties());
    }

    private void judge(Resource resource, PlanRequest request, boolean isReplaced) {
        Optional<ProviderException> hidden = histories.hidden(resource.identity());
        hidden.ifPresent(denial -> diagnostics.add(
                Problems.at(resource, "", Hidden.history(kinds.describe(resource.identity()), denial))));
        if (hidden.isEmpty() && kinds.of(resource.identity()) instanceof Versioned kind) {
            Revision revision =
                    new Revision(resource.identity(), request.desired().orElseThrow(), request.live());
            contracts.judge(resource, kind, revision, request.history(), isReplaced);
        }
    }

    /** Only what would be deleted is looked into. */
    private PlanResponse respond(Resource resource, PlanRequest request) {
        PlanResponse response = respondTo(resource, request);
        return response.deletion().isEmpty() || !(kinds.of(resource.identity()) instanceof Holding)
                ? response
                : respondTo(resource, holdings.looked(request));
    }

    private PlanResponse respondTo(Resource resource, PlanRequest request) {
        Replacement replacement = new Replacement(kinds.of(resource.identity()), request);
        PlanResponse response = replacement.inPlace();
        if (request.live().isEmpty() || !response.deletion().isEmpty()) {
            return response;
        }
        List<String> asked = resource.lifecycle().replaceWhen();
        if (response.differences().stream().anyMatch(difference -> Pointers.cover(asked, difference.path()))) {
            return replacement.because(response, asked);
        }
        Optional<Identity> container = References.container(kinds.schema(resource.identity()), resource.identity())
                .filter(replaced::contains);
        return container.isPresent() ? replacement.with(response, kinds.describe(container.get())) : response;
    }

    private void guardReplacement(Resource resource, Live live, PlanResponse response) {
        String object = kinds.describe(resource.identity());
        String paths = response.differences().stream()
                .filter(Difference::replaces)
                .map(Difference::path)
                .collect(Collectors.joining(", "));
        if (live.owner().isEmpty()) {
            diagnostics.add(Problems.at(
                    resource,
                    "The object cannot be adopted as declared",
                    ("The %s differs at %s, which cannot be changed in place, and Weir never deletes what no stack owns."
                                    + " Declare it with its current values and adopt it; then change it.")
                            .formatted(object, paths)));
        } else if (!OwnershipRules.isRegionKnown(kinds, live)) {
            diagnostics.add(Problems.at(
                    resource,
                    OwnershipRules.REGION_UNKNOWN,
                    ("The %s differs at %s, which cannot be changed in place, and is not deleted: its mark was written"
                                    + " before marks named a region. Undo that change and apply once, which writes %s"
                                    + " into the mark; then change it.")
                            .formatted(object, paths, environment.region())));
        } else if (Protection.holds(live) || resource.lifecycle().protect()) {
            diagnostics.add(Problems.at(resource, "", Protection.againstReplacement(object, paths)));
        } else if (Protection.isRetained(live) || resource.lifecycle().retain()) {
            diagnostics.add(Problems.at(resource, "", Protection.againstRetained(object, "a change of " + paths)));
        }
    }

    private Set<Identity> refersTo(Resource resource) {
        Set<Identity> identities = new TreeSet<>();
        declarations.references(resource).stream()
                .flatMap(found -> declarations.resolve(found).stream())
                .forEach(identities::add);
        identities.remove(resource.identity());
        return identities;
    }

    private Optional<ObjectNode> attributes(Identity identity) {
        return Optional.ofNullable(planned.get(identity))
                .or(() -> state.find(identity).map(Live::attributes));
    }

    private static boolean isEmpty(PlanResponse response) {
        return response.differences().isEmpty()
                && response.deletion().isEmpty()
                && response.steps().isEmpty();
    }
}
