package dev.weir.engine.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.contract.BaseCheck;
import dev.weir.engine.contract.ContractCheck;
import dev.weir.engine.contract.FlowCheck;
import dev.weir.engine.contract.PropertyCheck;
import dev.weir.spec.Address;
import dev.weir.spec.Stack;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Search;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a stack with what lives. To plan for a destruction, hand it {@link Stack#empty}. */
public final class Planner {
    private final Kinds kinds;
    private final DataFlow flow;
    private final Optional<Stack> base;
    private final Optional<SortedSet<Identity>> named;

    public Planner(Provider provider) {
        this(new Kinds(provider.kinds()), provider.dataFlow(), Optional.empty(), Optional.empty());
    }

    private Planner(Kinds kinds, DataFlow flow, Optional<Stack> base, Optional<SortedSet<Identity>> named) {
        this.kinds = kinds;
        this.flow = flow;
        this.base = base;
        this.named = named;
    }

    /**
     * A planner that trusts no index: it asks every object for its mark, and reads some by their names beside that, so that a
     * destruction forgets nothing.
     *
     * @param identities what the stack is known to have declared
     */
    public Planner thorough(Collection<Identity> identities) {
        return new Planner(kinds, flow, base, Optional.of(new TreeSet<>(identities)));
    }

    private Search search(String stack) {
        return new Search(stack, named.isPresent());
    }

    /**
     * A planner that tells drift from change, and judges new definitions by those of an earlier declaration, too.
     *
     * @param base the same stack as it was declared before, evaluated for the same environment
     */
    public Planner against(Stack base) {
        return new Planner(kinds, flow, Optional.of(requireNonNull(base, "base")), named);
    }

    /**
     * Plans.
     *
     * @param progress is told what is being done, in short phrases such as {@code reading 12 streams}; by one thread at a
     *     time, but not always the same
     * @return a plan; with errors among its diagnostics when it must not be applied
     * @throws ProviderException when what lives cannot be read
     */
    public Plan plan(Stack stack, Environment environment, PlanOptions options, Consumer<String> progress) {
        Optional<Diagnostic> elsewhere = elsewhere(stack, environment);
        if (elsewhere.isPresent()) {
            return new Plan(
                    stack.name(), environment, List.of(), 0, stack.outputs(), List.of(), List.of(elsewhere.get()));
        }
        Targets targets = new Targets(options.targets());
        Declarations declarations = new Declarations(stack, kinds, targets);
        ReferenceRules references = new ReferenceRules(kinds, declarations);
        LiveState state = new Refresh(kinds, progress)
                .read(
                        search(stack.name()),
                        options.destroy() ? kinds.byName().keySet() : searched(declarations, targets),
                        wanted(declarations, references));
        DataFlow.Known known = identity -> state.find(identity).map(Live::properties);
        ContractCheck contracts =
                new ContractCheck(flow, FlowCheck.landscape(stack.resources().values(), known));
        Histories histories = Histories.read(kinds, revisions(declarations, state), this::atBase, progress);
        Drafting drafting = new Drafting(kinds, state, environment, options, histories);
        Drafting.Result drafted = drafting.of(stack, declarations, contracts);
        Optional<List<Draft>> earlier = base.map(before -> drafting.of(
                        before,
                        new Declarations(before, kinds, targets),
                        new ContractCheck(flow, contracts.landscape()))
                .drafts());
        Stream<Address> addresses = Stream.concat(stack.resources().keySet().stream(), marked(drafted.leftovers()));
        return new Plan(
                stack.name(),
                environment,
                new ChangeGraph(kinds, drafted.drafts()).changes(new Origins(earlier)::of),
                drafted.unchanged(),
                stack.outputs(),
                contracts.contracts(),
                joined(List.of(
                        declarations.diagnostics(),
                        unknownTargets(stack.name(), targets, addresses),
                        checked(declarations),
                        references.check(state, drafted.deleted()),
                        drafted.resourceDiagnostics(),
                        contracts.diagnostics(),
                        flow(stack, known, drafted.drafts()),
                        drafted.deletionDiagnostics(),
                        Hidden.undeclared(state, kinds, declarations))));
    }

    /** Warnings are for {@code validate}; they would be shown by each plan. */
    private List<Diagnostic> checked(Declarations declarations) {
        return new PropertyCheck(kinds.byName())
                .check(declarations.inOrder()).stream()
                        .filter(Diagnostic::isError)
                        .toList();
    }

    private List<Revision> revisions(Declarations declarations, LiveState state) {
        return declarations.inOrder().stream()
                .filter(resource -> state.find(resource.identity()).isPresent())
                .map(resource -> {
                    Optional<Live> live = state.find(resource.identity());
                    KindSchema schema = kinds.schema(resource.identity());
                    return new Revision(resource.identity(), ResourcePlanner.desired(schema, resource, live), live);
                })
                .toList();
    }

    private Optional<Version> atBase(Versioned kind, Identity identity) {
        return base.flatMap(
                stack -> new BaseCheck(kinds.byName(), stack.resources().values()).version(kind, identity));
    }

    /** Warnings about what a plan leaves alone are for {@code validate}; they would be shown for ever. */
    private List<Diagnostic> flow(Stack stack, DataFlow.Known known, List<Draft> drafts) {
        Set<String> touched =
                drafts.stream().map(draft -> draft.address().toString()).collect(Collectors.toSet());
        List<Diagnostic> found = FlowCheck.check(flow, stack.resources().values(), known);
        return FlowCheck.distinct(found.stream()
                .filter(problem -> problem.isError()
                        || problem.address().filter(touched::contains).isPresent())
                .toList());
    }

    /**
     * Plans to let objects go: they stay as they are, and bear the stack's mark no more.
     *
     * @param addresses of what to release; a name without a key stands for all that {@code forEach} made of it
     * @return changes of the mark alone; an address that the stack does not own is an error
     * @throws ProviderException when what lives cannot be read
     */
    public Plan release(
            String stack, Environment environment, SortedSet<Address> addresses, Consumer<String> progress) {
        Targets targets = new Targets(addresses);
        Set<String> searched =
                addresses.stream().map(Address::kind).filter(kinds::has).collect(Collectors.toSet());
        LiveState state = new Refresh(kinds, progress).read(Search.quick(stack), searched, Map.of());
        List<Live> released = state.ownedBy(stack, environment.region()).stream()
                .filter(live -> !addresses.isEmpty() && targets.include(DeletionPlanner.markedAddress(live)))
                .toList();
        ReleasePlanner planner = new ReleasePlanner(kinds, environment);
        return new Plan(
                stack,
                environment,
                new ChangeGraph(kinds, planner.plan(released)).changes(draft -> Provenance.DECLARED),
                0,
                Map.of(),
                List.of(),
                joined(List.of(unknownTargets(stack, targets, marked(released)), planner.diagnostics())));
    }

    private static Optional<Diagnostic> elsewhere(Stack stack, Environment environment) {
        return stack.aws()
                .account()
                .filter(account -> !account.equals(environment.account()))
                .map(account -> Diagnostic.error(
                        "Wrong account",
                        "The stack may only be applied to account %s, and the credentials are those of account %s."
                                .formatted(account, environment.account())));
    }

    private Set<String> searched(Declarations declarations, Targets targets) {
        if (targets.all()) {
            return kinds.byName().keySet();
        }
        Set<String> searched = new TreeSet<>();
        targets.addresses().stream().map(Address::kind).filter(kinds::has).forEach(searched::add);
        declarations
                .inOrder()
                .forEach(resource -> searched.add(resource.address().kind()));
        return searched;
    }

    private Map<Identity, Set<String>> wanted(Declarations declarations, ReferenceRules references) {
        Map<Identity, Set<String>> wanted = new TreeMap<>();
        references.undeclared().forEach(identity -> wanted.put(identity, Set.of()));
        named.ifPresent(identities -> identities.forEach(identity -> wanted.put(identity, Set.of())));
        declarations.inOrder().forEach(resource -> wanted.put(resource.identity(), names(resource.properties())));
        return wanted;
    }

    private static Set<String> names(ObjectNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Stream<Address> marked(List<Live> objects) {
        return objects.stream().map(DeletionPlanner::markedAddress);
    }

    private static List<Diagnostic> unknownTargets(String stack, Targets targets, Stream<Address> addresses) {
        List<Address> known = addresses.toList();
        return targets.addresses().stream()
                .filter(target -> known.stream().noneMatch(address -> Targets.covers(target, address)))
                .map(target -> Diagnostic.error(
                                "No such resource",
                                "%s is neither declared nor owned by stack '%s'.".formatted(target, stack))
                        .about(target.toString()))
                .toList();
    }

    private static List<Diagnostic> joined(List<List<Diagnostic>> diagnostics) {
        return diagnostics.stream().flatMap(List::stream).toList();
    }
}
