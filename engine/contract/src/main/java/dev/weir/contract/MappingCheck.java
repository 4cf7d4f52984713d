package dev.weir.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a mapping against the type of the records it reads. */
public final class MappingCheck {
    private MappingCheck() {}

    /**
     * What is wrong with one column of a mapping.
     *
     * @param column the column's index in the mapping
     * @param message one sentence for a person
     */
    public record Problem(Kind kind, int column, String message) {
        public Problem {
            requireNonNull(kind, "kind");
            requireNonNull(message, "message");
        }

        /** The kinds of problems. */
        public enum Kind {
            UNKNOWN_SOURCE,
            DUPLICATE_TARGET,
            IMPOSSIBLE_CAST,
            /** The cast rejects some records. */
            FAILING_CAST,
            /** The cast changes some values. */
            LOSSY_CAST
        }

        /** Whether the mapping cannot run; otherwise it is a warning. */
        public boolean isError() {
            return kind != Kind.FAILING_CAST && kind != Kind.LOSSY_CAST;
        }
    }

    /**
     * All problems, in the order of the columns. Target names are compared without case, as the catalog folds them.
     *
     * @param source the type of the records, as from {@link RecordTypes}
     */
    public static List<Problem> check(Type.Struct source, Mapping mapping) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> targets = new HashMap<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            Mapping.Column column = mapping.columns().get(i);
            Integer first = targets.putIfAbsent(column.target().toLowerCase(Locale.ROOT), i);
            if (first != null) {
                problems.add(duplicate(i, column, first));
            }
            cast(source, column, i).ifPresent(problems::add);
        }
        return problems;
    }

    /** The type that stands at the path of a source; empty where the records have nothing there. */
    public static Optional<Type> source(Type.Struct records, String path) {
        return SourcePath.follow(records, path).type();
    }

    private static Problem duplicate(int index, Mapping.Column column, int first) {
        String message = "The target '%s' is already the target of column %d; give one of them another name."
                .formatted(column.target(), first + 1);
        return new Problem(Problem.Kind.DUPLICATE_TARGET, index, message);
    }

    private static Optional<Problem> cast(Type.Struct source, Mapping.Column column, int index) {
        SourcePath path = SourcePath.follow(source, column.source());
        if (path.type().isEmpty()) {
            return Optional.of(new Problem(Problem.Kind.UNKNOWN_SOURCE, index, path.problem()));
        }
        Type from = path.type().get();
        Cast cast = Casts.between(from, column.type());
        return kind(cast).map(kind -> new Problem(kind, index, message(column, from, cast)));
    }

    private static Optional<Problem.Kind> kind(Cast cast) {
        return switch (cast.category()) {
            case SAFE -> Optional.empty();
            case LOSSY -> Optional.of(Problem.Kind.LOSSY_CAST);
            case MAY_FAIL -> Optional.of(Problem.Kind.FAILING_CAST);
            case IMPOSSIBLE -> Optional.of(Problem.Kind.IMPOSSIBLE_CAST);
        };
    }

    private static String message(Mapping.Column column, Type from, Cast cast) {
        String what = cast.category() == Cast.Category.IMPOSSIBLE ? "cannot become" : "becomes";
        return "'%s' (%s) %s '%s' (%s): %s."
                .formatted(
                        column.source(),
                        GlueTypes.render(from),
                        what,
                        column.target(),
                        GlueTypes.render(column.type()),
                        cast.example());
    }
}
