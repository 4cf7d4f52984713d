package dev.weir.engine.apply;

import dev.weir.engine.Event;
import java.util.function.Consumer;

/** Hands events on one at a time. A listener that fails is not asked again, and stops no change. */
final class Listener {
    private final Consumer<Event> events;
    private RuntimeException failure;

    Listener(Consumer<Event> events) {
        this.events = events;
    }

    synchronized void tell(Event event) {
        if (failure == null) {
            try {
                events.accept(event);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    /** Throws what the listener threw. */
    synchronized void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }
}
