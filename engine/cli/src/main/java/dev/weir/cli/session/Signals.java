package dev.weir.cli.session;

import java.util.function.BooleanSupplier;

/**
 * The signals that ask the process to end. What only reads ends at once; what changes something finishes what is under way, and says
 * so by a section between {@link #begin} and {@link #end}. True once a signal came within such a section.
 */
public interface Signals extends BooleanSupplier {
    /** From now on a signal is only noted. Sections may be nested. */
    void begin();

    /** A signal ends the process again. */
    void end();

    /** What is done before a signal ends the process; it must not take long. */
    void beforeExit(Runnable last);
}
