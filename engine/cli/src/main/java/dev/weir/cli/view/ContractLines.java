package dev.weir.cli.view;

import dev.weir.engine.Contract;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Version;
import java.util.Locale;
import java.util.stream.Collectors;

/** Verdicts in the words that all views share. */
final class ContractLines {
    private ContractLines() {}

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

    /** {@code /properties/id [type-narrowed] message}. */
    static String violation(Violation violation) {
        return place(violation) + " [" + violation.rule() + "] " + violation.message();
    }

    static String place(Violation violation) {
        return violation.path().isEmpty() ? "/" : violation.path();
    }
}
