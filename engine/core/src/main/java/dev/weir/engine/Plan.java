package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference between a stack and what lives, as a list of changes.
 *
 * @param changes in an order in which they could be applied one after the other
 * @param unchanged how many declared objects are as declared
 * @param outputs of the stack once the plan is applied
 * @param contracts how new definitions were judged by those before them
 * @param diagnostics errors mean that the plan must not be applied
 */
public record Plan(
        String stack,
        Environment environment,
        List<Change> changes,
        int unchanged,
        Map<String, JsonNode> outputs,
        List<Contract> contracts,
        List<Diagnostic> diagnostics) {
    /** The summary of an error that refuses to delete or replace what is protected. */
    public static final String PROTECTED = "A protected object would be deleted";

    /** The summary of a warning that a destruction leaves a protected object, and what holds it. */
    public static final String KEPT = "A protected object is kept";

    /** The summary of an error that refuses to destroy data which nobody has agreed to lose. */
    public static final String DATA_LOSS = "Data would be lost";

    /** The summary of an error about a declared object that may exist and may not be read. */
    public static final String UNREADABLE = "The object cannot be read";

    /** The summary of an error about a declared object that is in another region. */
    public static final String ELSEWHERE = "The object is in another region";

    public Plan {
        requireNonNull(stack, "stack");
        requireNonNull(environment, "environment");
        changes = List.copyOf(changes);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        contracts = List.copyOf(contracts);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** Whether the plan is in order but for protected objects that it would delete. */
    public boolean isRefused() {
        return hasErrors()
                && diagnostics.stream().filter(Diagnostic::isError).allMatch(error -> error.summary()
                        .equals(PROTECTED));
    }

    /** Whether all that is wrong is that some of what is declared may not be seen; the rest is planned then. */
    public boolean isPartial() {
        return hasErrors()
                && diagnostics.stream()
                        .filter(Diagnostic::isError)
                        .allMatch(error -> error.summary().equals(UNREADABLE)
                                || error.summary().equals(ELSEWHERE));
    }

    /** What a destruction leaves because it is protected, as warnings. */
    public List<Diagnostic> kept() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.summary().equals(KEPT))
                .toList();
    }

    /** How many changes have an action. */
    public int count(Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }
}
