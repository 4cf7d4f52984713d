package dev.weir.engine.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Contract;
import dev.weir.engine.Problems;
import dev.weir.engine.StandIns;
import dev.weir.spec.Resource;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Sensitive;
import dev.weir.spi.Version;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges the new definitions of a stack, and says what a verdict means to whom. */
public final class ContractCheck {
    /** The summary of the error that a break of the contract is. */
    public static final String INCOMPATIBLE = "The new version is not compatible";

    private static final String UNPROVEN = "The new version cannot be proven compatible";
    private static final String REMARK = "The new version needs a second look";

    private final DataFlow flow;
    private final DataFlow.Landscape landscape;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public ContractCheck(DataFlow flow, DataFlow.Landscape landscape) {
        this.flow = flow;
        this.landscape = landscape;
    }

    /**
     * Judges a resource's definition, if it is a new one.
     *
     * @param history newest first
     * @param replaced whether the object is deleted and created again, so that nothing is left to be compatible with: then a break is
     *     a warning
     */
    public void judge(Resource resource, Versioned kind, Revision revision, List<Version> history, boolean replaced) {
        Optional<ContractVerdict> verdict = kind.judge(revision, history);
        verdict.map(found -> shown(found, kind, revision, history)).ifPresent(found -> {
            contracts.add(new Contract(resource.address(), found));
            DefinitionText definition =
                    new DefinitionText(revision.desired().at(kind.definition()).asText());
            diagnose(resource, found, definition, replaced)
                    .forEach(problem -> diagnostics.add(Problems.at(resource, kind.definition(), problem)));
        });
    }

    /** A verdict quotes definitions and names the mode, and either may be sensitive. */
    private static ContractVerdict shown(
            ContractVerdict verdict, Versioned kind, Revision revision, List<Version> history) {
        ContractVerdict shown = isSensitive(kind, revision) ? hidden(verdict) : verdict;
        return !Sensitive.in(revision.desired())
                        || others(kind, revision, history)
                                .filter(other -> other.mode().equals(verdict.mode()))
                                .isPresent()
                ? shown
                : new ContractVerdict(
                        Sensitive.HIDDEN, shown.against(), shown.outcome(), shown.violations(), shown.warnings());
    }

    private static Optional<ContractVerdict> others(Versioned kind, Revision revision, List<Version> history) {
        ObjectNode desired = (ObjectNode) StandIns.of(revision.desired());
        try {
            return kind.judge(new Revision(revision.identity(), desired, revision.live()), history);
        } catch (RuntimeException unfit) {
            return Optional.empty();
        }
    }

    /** Whether the definition is, or was, sensitive. */
    private static boolean isSensitive(Versioned kind, Revision revision) {
        boolean was = revision.live().flatMap(Live::owner).map(Ownership::sensitive).stream()
                .flatMap(Collection::stream)
                .anyMatch(kind.definition()::startsWith);
        return was || Sensitive.in(revision.desired().at(kind.definition()));
    }

    private static ContractVerdict hidden(ContractVerdict verdict) {
        return new ContractVerdict(
                verdict.mode(),
                verdict.against(),
                verdict.outcome(),
                verdict.violations().stream()
                        .map(one -> new Violation(
                                "", "", one.rule(), StandIns.NOT_SHOWN, "", "", one.proven(), one.against()))
                        .toList(),
                verdict.warnings().stream()
                        .map(warning -> StandIns.NOT_SHOWN)
                        .distinct()
                        .toList());
    }

    /** What depends on what, by which a verdict names who is concerned. */
    public DataFlow.Landscape landscape() {
        return landscape;
    }

    /** The verdicts so far, in the order in which they were asked for. */
    public List<Contract> contracts() {
        return List.copyOf(contracts);
    }

    /** What there is to say about them. */
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    private List<Diagnostic> diagnose(
            Resource resource, ContractVerdict verdict, DefinitionText definition, boolean replaced) {
        List<Diagnostic> found = new ArrayList<>();
        if (verdict.outcome() != Outcome.COMPATIBLE) {
            String detail = VerdictText.of(verdict, definition, dependents(resource, verdict), replaced);
            found.add(
                    verdict.outcome() == Outcome.UNPROVEN
                            ? Diagnostic.warning(UNPROVEN, detail)
                            : replaced
                                    ? Diagnostic.warning(INCOMPATIBLE, detail)
                                    : Diagnostic.error(INCOMPATIBLE, detail));
        }
        verdict.warnings().forEach(warning -> found.add(Diagnostic.warning(REMARK, warning)));
        return found;
    }

    private List<String> dependents(Resource resource, ContractVerdict verdict) {
        Set<String> fields = new TreeSet<>();
        verdict.violations().stream()
                .map(Violation::field)
                .filter(field -> !field.isEmpty())
                .forEach(fields::add);
        return flow.dependents(resource.identity(), fields, landscape);
    }
}
