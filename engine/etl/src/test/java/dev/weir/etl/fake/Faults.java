package dev.weir.etl.fake;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Breaks a run off at one of its calls, before the call takes effect or after. */
public final class Faults {
    private final AtomicInteger calls = new AtomicInteger();
    private final int failing;
    private final boolean takesEffect;

    private Faults(int failing, boolean takesEffect) {
        this.failing = failing;
        this.takesEffect = takesEffect;
    }

    public static Faults none() {
        return new Faults(Integer.MAX_VALUE, false);
    }

    /** Fails the n-th call, counted from 1, and every later one: the process is gone. */
    public static Faults from(int call, boolean takesEffect) {
        return new Faults(call, takesEffect);
    }

    public int calls() {
        return calls.get();
    }

    /** Runs a call's effect, or breaks off. */
    <T> T call(Supplier<T> effect) {
        int number = calls.incrementAndGet();
        boolean survives = number < failing;
        T result = survives || (number == failing && takesEffect) ? effect.get() : null;
        if (!survives) {
            throw new Crash(number);
        }
        return result;
    }

    /** The process died. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash(int call) {
            super("crash at call " + call);
        }
    }
}
