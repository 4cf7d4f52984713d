package dev.weir.engine.apply;

import dev.weir.engine.Change;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.ProviderException;
import java.time.Duration;

/** Words for what can go wrong with a change. */
final class Failures {
    private Failures() {}

    static Diagnostic remote(Change change, String operation, ProviderException e) {
        return error(change, summary(e.category()), operation + ": " + e.getMessage());
    }

    static Diagnostic bug(Change change, String operation, Throwable e) {
        return error(
                change,
                "This is a bug in Weir",
                "%s ended with %s: %s. The rest of the plan is not affected. Please report it."
                        .formatted(operation, e.getClass().getName(), e.getMessage()));
    }

    static Diagnostic impatience(Change change, String operation, String status, Duration patience) {
        return error(
                change,
                "The object did not become ready",
                "%s was accepted, and after %d seconds the object is still %s. The next apply continues from there."
                        .formatted(operation, patience.toSeconds(), status));
    }

    static Diagnostic halfReplaced(Change change, String because) {
        return error(
                change,
                "Deleted and not created again",
                "The %s was deleted to be replaced, and its creation was not begun because %s. The next plan creates it."
                        .formatted(change.identity(), because));
    }

    static Diagnostic error(Change change, String summary, String detail) {
        return Diagnostic.error(summary, detail).about(change.address().toString());
    }

    private static String summary(ProviderException.Category category) {
        return switch (category) {
            case UNREACHABLE -> "The service does not answer";
            case CREDENTIALS -> "The credentials are refused";
            case PERMISSION -> "A permission is missing";
            case ELSEWHERE -> "The object is in another region";
            case INVALID -> "The service refuses the request";
            case CONFLICT -> "The object is in use or has changed";
            case NOT_FOUND -> "An object is missing";
            case LIMIT -> "Quota exceeded";
            case THROTTLED -> "The service throttled the requests";
            case SERVICE -> "The service failed";
        };
    }
}
