package dev.weir.cli.session;

import static java.util.Objects.requireNonNull;

import dev.weir.cli.terminal.Console;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where and by whom a command was called.
 *
 * @param directory relative paths start here
 * @param environment of the process
 * @param interrupted turns true on the first Ctrl-C: start nothing new, finish what is under way, report
 */
public record Context(Console console, Path directory, Map<String, String> environment, BooleanSupplier interrupted) {
    public Context {
        requireNonNull(console, "console");
        directory = directory.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        requireNonNull(interrupted, "interrupted");
    }

    public Context with(Console other) {
        return new Context(other, directory, environment, interrupted);
    }

    /** The same call from another folder. */
    public Context in(Path folder) {
        return new Context(console, folder, environment, interrupted);
    }

    /** Carries something out that a signal must not end in the middle. */
    public <T> T finishing(Supplier<T> work) {
        if (!(interrupted instanceof Signals signals)) {
            return work.get();
        }
        signals.begin();
        try {
            return work.get();
        } finally {
            signals.end();
        }
    }

    /** Does something before a signal ends the process. */
    public void beforeExit(Runnable last) {
        if (interrupted instanceof Signals signals) {
            signals.beforeExit(last);
        }
    }

    /** A path that the user wrote. */
    public Path resolve(String path) {
        return directory.resolve(path).normalize();
    }
}
