package dev.weir.cli;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C and a polite kill. The first asks the command to finish what is under way; the second ends the process at once.
 */
final class Interruption implements BooleanSupplier {
    private final AtomicInteger signals = new AtomicInteger();
    private final PrintStream err;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    static Interruption install(PrintStream err) {
        Interruption interruption = new Interruption(err);
        interruption.handle("INT");
        interruption.handle("TERM");
        return interruption;
    }

    @Override
    public boolean getAsBoolean() {
        return signals.get() > 0;
    }

    /**
     * The JDK supports {@code sun.misc.Signal} for all its versions, but javac warns at every mention of it, and warnings
     * are fatal here; hence by reflection. Where it is missing a signal ends the process, as it does by default.
     */
    private void handle(String signal) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            received();
                        }
                        return null;
                    });
            signalType
                    .getMethod("handle", signalType, handlerType)
                    .invoke(null, signalType.getConstructor(String.class).newInstance(signal), handler);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException unsupported) {
            return;
        }
    }

    private void received() {
        if (signals.incrementAndGet() == 1) {
            err.println("Stopping: finishing what is under way. Once more to quit at once.");
        } else {
            Runtime.getRuntime().halt(130);
        }
    }
}
