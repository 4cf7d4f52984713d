package dev.weir.cli.terminal;

/** How a command ends, as scripts see it. */
public enum ExitCode {
    SUCCESS(0),
    ERROR(1),
    /** Only {@code plan --detailed-exitcode}: the plan holds changes. */
    CHANGES(2),
    /** Stale plan, protected resource, policy, or not confirmed: nothing was done. */
    REFUSED(3),
    /** {@code run} read records, and every one was rejected. */
    ALL_REJECTED(4),
    USAGE(64),
    /** Asked to stop; what was under way is finished. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
