package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A plain reference such as {@code streams.orders.arn}, or one inside of a larger expression.
 *
 * @param root the first name
 * @param steps what follows it
 * @param open whether more follows that can be told only when the expression is evaluated
 * @param offset of the root, in characters from the expression's start
 * @param end offset behind the last step
 */
public record Path(String root, List<Step> steps, boolean open, int offset, int end) {
    public Path {
        requireNonNull(root, "root");
        steps = List.copyOf(steps);
    }

    /** One step into a value. */
    public sealed interface Step {
        /** Where it is written, in characters from the expression's start. */
        int offset();

        /** How many characters it takes. */
        int length();
    }

    /** {@code .name} or {@code ["name"]}. */
    public record Member(String name, int offset, int length) implements Step {
        @Override
        public String toString() {
            return Character.isJavaIdentifierStart(name.charAt(0)) && name.indexOf('.') < 0
                    ? "." + name
                    : "[\"" + name + "\"]";
        }
    }

    /** {@code [0]}. */
    public record Element(int index, int offset, int length) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** {@code [each.key]}. */
    public record Computed(Path path, int offset, int length) implements Step {
        @Override
        public String toString() {
            return "[" + path + "]";
        }
    }

    public int length() {
        return end - offset;
    }

    @Override
    public String toString() {
        return root + steps.stream().map(Step::toString).collect(Collectors.joining());
    }
}
