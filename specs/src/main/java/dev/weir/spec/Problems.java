package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.schema.Words;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Collects mistakes; the same one at the same place only once. */
final class Problems implements Consumer<Diagnostic> {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
            (Diagnostic diagnostic) -> diagnostic.source().orElse(null),
            Comparator.nullsFirst(Comparator.comparing(SourceRange::file)
                    .thenComparingInt(SourceRange::line)
                    .thenComparingInt(SourceRange::column)));

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Known> known = new HashSet<>();

    /** A mistake regardless of the resource: the instances of one declaration share its mistakes. */
    private record Known(String summary, String detail, Optional<SourceRange> source) {
        static Known of(Diagnostic diagnostic) {
            return new Known(diagnostic.summary(), diagnostic.detail(), diagnostic.source());
        }
    }

    /** A value as people would say it, unless it is sensitive. */
    String found(JsonNode value) {
        return Words.found(value);
    }

    @Override
    public void accept(Diagnostic diagnostic) {
        if (known.add(Known.of(diagnostic))) {
            diagnostics.add(diagnostic);
        }
    }

    /** Whether nothing has been reported, here or before. */
    boolean isEmpty() {
        return known.isEmpty();
    }

    /** Lets these count as reported. */
    void suppress(List<Diagnostic> reported) {
        reported.forEach(diagnostic -> known.add(Known.of(diagnostic)));
    }

    /** All of them by file, line and column. */
    List<Diagnostic> sorted() {
        return diagnostics.stream().sorted(BY_PLACE).toList();
    }
}
