package dev.weir.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spi.Diagnostic;
import java.util.List;

/** Tells of a command that failed: people on standard error, and programs that asked for JSON on standard output too. */
final class Failures {
    private static final String OUTCOME = "outcome";

    private final Console console;
    private final boolean json;
    private final ObjectNode blank;

    /**
     * @param blank the document of the command, with all its members and nothing in them
     */
    Failures(Console console, boolean json, ObjectNode blank) {
        this.console = console;
        this.json = json;
        this.blank = blank;
    }

    /** Whether these words ask for JSON, be they a valid command or not. */
    static boolean wantsJson(List<String> words) {
        int format = words.indexOf("--format");
        return words.contains("--format=json")
                || (format >= 0
                        && format + 1 < words.size()
                        && words.get(format + 1).equals("json"));
    }

    ExitCode usage(String mistake) {
        console.err().println("weir: " + mistake);
        console.err().println("'weir help' lists the commands, 'weir help COMMAND' explains one.");
        document(List.of(Diagnostic.error("Wrong usage", mistake)));
        return ExitCode.USAGE;
    }

    ExitCode expected(CommandFailure failure) {
        if (!failure.isShown()) {
            new DiagnosticView(console).show(failure.diagnostics());
        }
        if (blank.has(OUTCOME)) {
            blank.put(OUTCOME, outcome(failure.exitCode()));
        }
        document(failure.diagnostics());
        return failure.exitCode();
    }

    private static String outcome(ExitCode exitCode) {
        return switch (exitCode) {
            case REFUSED -> "refused";
            case INTERRUPTED -> "interrupted";
            default -> "failed";
        };
    }

    ExitCode error(String summary, String detail) {
        return expected(new CommandFailure(summary, detail));
    }

    /** A mistake of ours. Its trace is of use to nobody else, and shown only on demand. */
    ExitCode bug(Throwable bug, boolean traced) {
        console.err().println("weir: this is a bug in Weir, please report it: " + bug);
        if (traced) {
            bug.printStackTrace(console.err());
        } else {
            console.err().println("Set WEIR_TRACE=1 to see where it happened.");
        }
        document(List.of(Diagnostic.error("Bug in Weir", "Please report it: " + bug)));
        return ExitCode.ERROR;
    }

    private void document(List<Diagnostic> diagnostics) {
        if (json) {
            console.out()
                    .println(JsonDocument.failure(blank.deepCopy(), diagnostics).toPrettyString());
        }
    }
}
