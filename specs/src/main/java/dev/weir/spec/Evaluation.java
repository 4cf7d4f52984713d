package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of evaluating a stack.
 *
 * @param stack empty when parsing or evaluating found errors
 * @param diagnostics found by evaluating; those of parsing are not repeated
 */
public record Evaluation(Optional<Stack> stack, List<Diagnostic> diagnostics) {
    public Evaluation {
        requireNonNull(stack, "stack");
        diagnostics = List.copyOf(diagnostics);
    }
}
