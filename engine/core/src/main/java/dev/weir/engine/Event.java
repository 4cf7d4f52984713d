package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Step;
import java.time.Duration;
import java.util.List;

/** What happens during an apply, as it happens. Events of different changes interleave. */
public sealed interface Event {
    Change change();

    /** Its first step is about to be carried out. */
    record Started(Change change) implements Event {}

    /** A step was sent and answered. */
    record StepDone(Change change, Step step) implements Event {}

    /**
     * The object is not settled yet.
     *
     * @param status the service's own word
     */
    record Waiting(Change change, String status, Duration soFar) implements Event {}

    record Done(Change change, Duration took) implements Event {}

    record Failed(Change change, List<Diagnostic> diagnostics) implements Event {
        public Failed {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Not started.
     *
     * @param because the change that failed, or that was itself skipped; its own address when the run was interrupted
     */
    record Skipped(Change change, Address because) implements Event {
        public Skipped {
            requireNonNull(because, "because");
        }
    }
}
