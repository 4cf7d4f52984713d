package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Intent;
import dev.weir.engine.Plan;
import dev.weir.engine.Readings;
import dev.weir.engine.StoredPlan;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Sensitive;
import dev.weir.spi.Step;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the steps of a plan from a file again. A file may have been written by anybody: so each kind is asked for what the file
 * says it was asked for, of the object that lives now, and the file's steps must be those that it answers. Nothing else is ever
 * sent, and no object is touched that the rules of ownership and protection keep from the plan's stack.
 */
public final class Rederivation {
    private final Kinds kinds;
    private final Plan plan;
    private final Map<Identity, Live> state;
    private final Holdings holdings;
    private final Map<Identity, ObjectNode> planned = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Rederivation(Map<String, Kind> kinds, Plan plan, Map<Identity, Live> state) {
        this.kinds = new Kinds(kinds);
        this.plan = plan;
        this.state = state;
        this.holdings = new Holdings(
                this.kinds,
                new LiveState(new Readings(new TreeMap<>(state), new TreeMap<>()), List.of()),
                plan.stack(),
                plan.environment().region());
    }

    /**
     * What came of it.
     *
     * @param plan with the steps that are to be carried out
     * @param diagnostics why it must not be carried out
     */
    public record Result(Plan plan, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Makes the steps again. Reads the histories of new definitions, and nothing else.
     *
     * @param state the objects that the plan touches, as they are now
     */
    public static Result of(StoredPlan stored, Map<String, Kind> kinds, Map<Identity, Live> state) {
        Rederivation rederivation = new Rederivation(kinds, stored.plan(), state);
        List<Change> changes = rederivation.changes();
        Plan plan = stored.plan();
        return new Result(
                new Plan(
                        plan.stack(),
                        plan.environment(),
                        changes,
                        plan.unchanged(),
                        plan.outputs(),
                        plan.contracts(),
                        plan.diagnostics()),
                rederivation.diagnostics);
    }

    private List<Change> changes() {
        List<Revision> revisions = plan.changes().stream()
                .filter(change -> change.intent().desired().isPresent() && state.containsKey(change.identity()))
                .map(change -> new Revision(
                        change.identity(),
                        change.intent().desired().orElseThrow(),
                        Optional.of(state.get(change.identity()))))
                .toList();
        Histories histories = Histories.read(kinds, revisions, (kind, identity) -> Optional.empty(), phrase -> {});
        return plan.changes().stream()
                .map(change -> again(change, histories.of(change.identity())))
                .toList();
    }

    private Change again(Change change, List<Version> history) {
        Optional<Live> live = Optional.ofNullable(state.get(change.identity()));
        Optional<String> forbidden = forbidden(change, live);
        if (forbidden.isPresent()) {
            refuse(change, forbidden.get());
            return change;
        }
        PlanResponse response = respond(change, live, history);
        response.diagnostics().stream()
                .filter(Diagnostic::isError)
                .forEach(problem ->
                        diagnostics.add(problem.about(change.address().toString())));
        planned.put(change.identity(), response.attributes());
        List<Step> steps = change.action().keeps() ? response.steps() : List.of();
        compare(change, "deletion", change.deletion(), response.deletion());
        compare(change, "step", change.steps(), steps);
        return new Change(
                change.address(),
                change.identity(),
                change.action(),
                change.origin(),
                change.fingerprint(),
                change.differences(),
                change.drifted(),
                response.deletion(),
                steps,
                change.risks(),
                response.dataLoss().isEmpty() ? change.dataLoss() : response.dataLoss(),
                change.intent(),
                change.after(),
                change.deletionAfter());
    }

    private PlanResponse respond(Change change, Optional<Live> live, List<Version> history) {
        Intent intent = change.intent();
        PlanRequest asked = new PlanRequest(
                change.identity(),
                intent.desired(),
                live,
                intent.owner(),
                plan.environment(),
                identity -> Optional.ofNullable(planned.get(identity))
                        .or(() -> Optional.ofNullable(intent.related().get(identity))),
                history);
        PlanRequest request = change.action().deletes() ? holdings.looked(asked) : asked;
        Replacement replacement = new Replacement(kinds.of(change.identity()), request);
        PlanResponse response = replacement.inPlace();
        return change.action() == Action.REPLACE && response.deletion().isEmpty()
                ? replacement.because(response, List.of())
                : response;
    }

    /** Why the stack may not do this to the object at all. */
    private Optional<String> forbidden(Change change, Optional<Live> live) {
        Intent intent = change.intent();
        Optional<Ownership> owner = live.flatMap(Live::owner);
        boolean fits =
                switch (change.action()) {
                    case RELEASE -> live.isPresent() && intent.owner().isEmpty();
                    case CREATE -> live.isEmpty() && intent.desired().isPresent();
                    case UPDATE -> live.isPresent() && intent.desired().isPresent();
                    case ADOPT ->
                        live.isPresent() && owner.isEmpty() && intent.desired().isPresent();
                    case REPLACE -> live.isPresent() && intent.desired().isPresent();
                    case DELETE -> live.isPresent() && intent.desired().isEmpty();
                };
        if (!fits) {
            return Optional.of("its action does not fit what exists and what is wanted");
        }
        if (change.action() != Action.CREATE
                && change.action() != Action.ADOPT
                && owner.filter(mark ->
                                mark.isOf(plan.stack(), plan.environment().region()))
                        .isEmpty()) {
            return Optional.of(
                    "the %s does not belong to stack '%s'".formatted(kinds.describe(change.identity()), plan.stack()));
        }
        if (change.action().deletes() && live.filter(Protection::holds).isPresent()) {
            return Optional.of("the %s is protected".formatted(kinds.describe(change.identity())));
        }
        if (change.action() == Action.DELETE && !owner.map(Ownership::address).equals(Optional.of(marked(change)))) {
            return Optional.of("the mark of the %s names another address".formatted(kinds.describe(change.identity())));
        }
        return change.action() == Action.RELEASE
                ? Optional.empty()
                : intent.desired().flatMap(desired -> foreign(change, desired));
    }

    private Optional<String> foreign(Change change, ObjectNode desired) {
        boolean same = kinds.schema(change.identity())
                .identityOf(desired)
                .filter(change.identity()::equals)
                .isPresent();
        boolean ours = change.intent()
                .owner()
                .filter(mark -> mark.stack().equals(plan.stack())
                        && mark.address().equals(change.address().mark())
                        && mark.region()
                                .filter(plan.environment().region()::equals)
                                .isPresent())
                .isPresent();
        return same && ours
                ? Optional.empty()
                : Optional.of(
                        same
                                ? "its mark is not that of this stack, address and region"
                                : "its properties name another object");
    }

    /** The address in the mark; one that is declared under another name meanwhile has its name behind an {@code @}. */
    private static String marked(Change change) {
        String name = change.address().name();
        String suffix = "@" + change.identity().name();
        return new Address(
                        change.address().kind(),
                        name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name)
                .mark();
    }

    private void compare(Change change, String word, List<Step> stored, List<Step> made) {
        for (int i = 0; i < Math.max(stored.size(), made.size()); i++) {
            Optional<Step> one = i < stored.size() ? Optional.of(masked(stored.get(i))) : Optional.empty();
            Optional<Step> other = i < made.size() ? Optional.of(masked(made.get(i))) : Optional.empty();
            if (!Objects.equals(one, other)) {
                refuse(
                        change,
                        "%s %d in the file is %s, and what follows from the change is %s%s"
                                .formatted(
                                        word,
                                        i + 1,
                                        one.map(Step::operation).orElse("missing"),
                                        other.map(Step::operation).orElse("nothing"),
                                        one.map(Step::operation).equals(other.map(Step::operation))
                                                ? " with another input"
                                                : ""));
                return;
            }
        }
    }

    private static Step masked(Step step) {
        return new Step(step.operation(), (ObjectNode) Numbers.plain(Sensitive.masked(step.input())), step.settles());
    }

    private void refuse(Change change, String why) {
        diagnostics.add(Diagnostic.error(
                        "The plan file holds what no plan would",
                        "%s: %s. Plan again.".formatted(change.address(), why))
                .about(change.address().toString()));
    }
}
