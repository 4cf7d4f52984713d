package dev.weir.cli.terminal;

import dev.weir.spi.Diagnostic;
import java.util.List;

/** A command cannot go on. What the user is to know is in the diagnostics. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;
    private final ExitCode exitCode;
    private final boolean shown;

    public CommandFailure(ExitCode exitCode, List<Diagnostic> diagnostics) {
        this(exitCode, diagnostics, false);
    }

    private CommandFailure(ExitCode exitCode, List<Diagnostic> diagnostics, boolean shown) {
        super(diagnostics.isEmpty() ? exitCode.name() : diagnostics.get(0).summary());
        this.exitCode = exitCode;
        this.diagnostics = List.copyOf(diagnostics);
        this.shown = shown;
    }

    /** An error whose diagnostics people have been shown already, with the lines that they point at. */
    public static CommandFailure afterShowing(List<Diagnostic> diagnostics) {
        return afterShowing(ExitCode.ERROR, diagnostics);
    }

    /** The same for a failure that has an exit code of its own. */
    public static CommandFailure afterShowing(ExitCode exitCode, List<Diagnostic> diagnostics) {
        return new CommandFailure(exitCode, diagnostics, true);
    }

    /** An error that no place in a file belongs to. */
    public CommandFailure(String summary, String detail) {
        this(ExitCode.ERROR, List.of(Diagnostic.error(summary, detail)));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Whether people have seen the diagnostics; programs have not. */
    public boolean isShown() {
        return shown;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
