package dev.weir.cli.flow;

import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.engine.Change;
import dev.weir.engine.Plan;
import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Stops a plan that destroys data which nobody has agreed to lose, and says how to agree. */
final class DataLosses {
    static final String OPTION = "--accept-data-loss";

    /** Up to this many are accepted one by one in the command that is suggested. */
    private static final int FEW = 3;

    private DataLosses() {}

    /** Whether the plan destroys data, accepted or not. */
    static boolean in(Plan plan) {
        return plan.changes().stream().anyMatch(change -> !change.dataLoss().isEmpty());
    }

    static void requireAccepted(Plan plan, Consent consent) {
        List<Change> missing = consent.losses().missingFor(plan);
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.REFUSED, List.of(Diagnostic.error(Plan.DATA_LOSS, detail(missing, consent.command()))));
        }
    }

    private static String detail(List<Change> missing, String command) {
        String losses = missing.stream()
                .map(change -> "- " + change.address() + ": "
                        + String.join(" ", change.dataLoss().losses()))
                .collect(Collectors.joining("\n"));
        String options = missing.size() > FEW
                ? OPTION
                : missing.stream()
                        .map(change -> quoted(OPTION + "=" + change.address().toString()))
                        .collect(Collectors.joining(" "));
        return "Nothing was changed. This would be lost for good:\n%s\nTo accept that, run:\n  %s %s"
                .formatted(losses, command, options);
    }

    /** A word as a shell takes it for one. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
