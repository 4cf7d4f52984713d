package dev.weir.cli.terminal;

import dev.weir.spi.Diagnostic;
import java.util.List;

/** A command cannot go on. What the user is to know is in the diagnostics. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;
    private final ExitCode exitCode;

    public CommandFailure(ExitCode exitCode, List<Diagnostic> diagnostics) {
        super(diagnostics.isEmpty() ? exitCode.name() : diagnostics.get(0).summary());
        this.exitCode = exitCode;
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** An error that no place in a file belongs to. */
    public CommandFailure(String summary, String detail) {
        this(ExitCode.ERROR, List.of(Diagnostic.error(summary, detail)));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
