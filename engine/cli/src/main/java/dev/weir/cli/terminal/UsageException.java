package dev.weir.cli.terminal;

/** The command line does not fit the command: exit code 64, and a hint at its help. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
