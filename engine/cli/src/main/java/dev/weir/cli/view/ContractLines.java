package dev.weir.cli.view;

import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Version;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Verdicts in the words that all views share. */
final class ContractLines {
    private ContractLines() {}

    /** The verdicts that tell people something: a schema that is new is compatible with nothing, as a matter of course. */
    static List<Contract> told(Plan plan) {
        return plan.contracts().stream()
                .filter(contract -> contract.verdict().outcome() != Outcome.COMPATIBLE
                        || !contract.verdict().against().isEmpty())
                .toList();
    }

    /** {@code BACKWARD, against version 3: incompatible}. */
    static String verdict(Contract contract) {
        ContractVerdict verdict = contract.verdict();
        String against = verdict.against().isEmpty()
                ? "against nothing"
                : "against " + verdict.against().stream().map(Version::name).collect(Collectors.joining(", "));
        return verdict.mode() + ", " + against + ": " + outcome(contract);
    }

    static String outcome(Contract contract) {
        return contract.verdict().outcome().name().toLowerCase(Locale.ROOT);
    }

    /** {@code /properties/id [type-narrowed] message}, once however many versions it holds for. */
    static List<String> reasons(Contract contract) {
        return contract.verdict().violations().stream()
                .map(violation -> place(violation) + " [" + violation.rule() + "] " + violation.message())
                .distinct()
                .toList();
    }

    static String place(Violation violation) {
        return violation.path().isEmpty() ? "/" : violation.path();
    }
}
