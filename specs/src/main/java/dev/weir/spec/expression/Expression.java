package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What stands between <code>${</code> and <code>}</code>. */
public sealed interface Expression {
    /** The text between the braces. */
    String source();

    /** The references in it. */
    List<Path> references();

    /** A plain reference. */
    record Plain(String source, Path path) implements Expression {
        public Plain {
            requireNonNull(source, "source");
            requireNonNull(path, "path");
        }

        @Override
        public List<Path> references() {
            return List.of(path);
        }
    }

    /** Anything else: a CEL expression. */
    record Compound(String source, CelProgram program) implements Expression {
        public Compound {
            requireNonNull(source, "source");
            requireNonNull(program, "program");
        }

        @Override
        public List<Path> references() {
            return program.references();
        }
    }
}
