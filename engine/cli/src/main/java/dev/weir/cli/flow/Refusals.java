package dev.weir.cli.flow;

import dev.weir.cli.terminal.ExitCode;
import dev.weir.engine.Plan;

/** Tells a plan that is wrong from one that must not be. */
public final class Refusals {
    private Refusals() {}

    /** The exit code for a plan with errors: refused when what stands in the way is protection alone. */
    public static ExitCode exitCode(Plan plan) {
        return plan.isRefused() ? ExitCode.REFUSED : ExitCode.ERROR;
    }
}
