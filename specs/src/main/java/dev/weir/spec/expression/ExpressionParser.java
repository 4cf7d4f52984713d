package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/** Reads expressions: plain references by itself, the rest with a CEL compiler that is made when the first one needs it. */
public final class ExpressionParser {
    private static final int LONGEST = 2_000;

    private final Set<String> roots;
    private CelCompilation cel;

    /**
     * A parser.
     *
     * @param roots the names that an expression may start with
     */
    public ExpressionParser(Set<String> roots) {
        this.roots = requireNonNull(roots, "roots");
    }

    /**
     * Reads one expression.
     *
     * @throws FaultException when the text is no expression
     */
    public Expression parse(String source) throws FaultException {
        if (source.isBlank()) {
            throw new FaultException(0, source.length(), "Empty expression", "There is nothing between '${' and '}'.");
        }
        if (source.length() > LONGEST) {
            throw new FaultException(
                    0, 1, "Expression too long", "An expression may have at most " + LONGEST + " characters.");
        }
        Optional<Path> path = PathParser.whole(source);
        return path.isPresent() ? new Expression.Plain(source, path.get()) : compound(source);
    }

    private Expression compound(String source) throws FaultException {
        return new Expression.Compound(source, compiler().compile(source));
    }

    private synchronized CelCompilation compiler() {
        if (cel == null) {
            cel = new CelCompilation(roots);
        }
        return cel;
    }
}
