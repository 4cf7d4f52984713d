package dev.weir.cli;

import dev.weir.cli.session.Signals;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and a polite kill. They end a command that only reads at once. One that changes something is asked to finish what is under
 * way; a second signal ends it as well.
 *
 * <p>A shell without job control starts its background commands with SIGINT ignored, and the JVM respects that, as all programs
 * should: Ctrl-C is then meant for the command in the foreground. Such a command is ended with SIGTERM.
 */
final class Interruption implements Signals {
    private static final int BASE_STATUS = 128;

    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicInteger sections = new AtomicInteger();
    private final List<Runnable> last = new CopyOnWriteArrayList<>();
    private final PrintStream err;

    private Interruption(PrintStream err) {
        this.err = err;
    }

    static Interruption install(PrintStream err) {
        Interruption interruption = new Interruption(err);
        interruption.handle("INT", 2);
        interruption.handle("TERM", 15);
        return interruption;
    }

    @Override
    public boolean getAsBoolean() {
        return signals.get() > 0;
    }

    @Override
    public void begin() {
        sections.incrementAndGet();
    }

    @Override
    public void end() {
        sections.decrementAndGet();
    }

    @Override
    public void beforeExit(Runnable action) {
        last.add(action);
    }

    /**
     * The JDK supports {@code sun.misc.Signal} for all its versions, but javac warns at every mention of it, and warnings
     * are fatal here; hence by reflection. Where it is missing a signal ends the process, as it does by default.
     */
    private void handle(String signal, int number) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            received(number);
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

    private void received(int number) {
        boolean isFirst = signals.incrementAndGet() == 1;
        if (isFirst && sections.get() > 0) {
            err.println("Stopping: finishing what is in progress. Interrupt again to quit immediately.");
            return;
        }
        if (isFirst) {
            last.forEach(Runnable::run);
        }
        err.flush();
        Runtime.getRuntime().halt(BASE_STATUS + number);
    }
}
