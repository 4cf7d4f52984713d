package dev.weir.spec.expression;

import dev.weir.spec.expression.Path.Computed;
import dev.weir.spec.expression.Path.Element;
import dev.weir.spec.expression.Path.Member;
import dev.weir.spec.expression.Path.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads plain references. */
final class PathParser {
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final int MOST_DIGITS = 9;

    private final String source;
    private final Optional<Set<String>> roots;
    private int at;

    private PathParser(String source, int at, Optional<Set<String>> roots) {
        this.source = source;
        this.at = at;
        this.roots = roots;
    }

    /** The reference that is the whole text, space around it aside; empty when the text is anything else. */
    static Optional<Path> whole(String source) {
        int start = source.length() - source.stripLeading().length();
        PathParser parser = new PathParser(source, start, Optional.empty());
        Path path = parser.path();
        return path == null
                        || path.open()
                        || parser.at != source.stripTrailing().length()
                ? Optional.empty()
                : Optional.of(path);
    }

    /**
     * The longest reference that starts at {@code offset} in a larger expression, where a name starts.
     *
     * @param roots the names in scope everywhere
     */
    static Path prefix(String source, int offset, Set<String> roots) {
        return new PathParser(source, offset, Optional.of(roots)).path();
    }

    private Path path() {
        int start = at;
        String root = name(false);
        if (root.isEmpty() || LITERALS.contains(root)) {
            return null;
        }
        List<Step> steps = new ArrayList<>();
        boolean open = false;
        while (!open && at < source.length() && (source.charAt(at) == '.' || source.charAt(at) == '[')) {
            int before = at;
            Step step = source.charAt(at) == '.' ? member(steps.isEmpty()) : index();
            if (step == null || isCall()) {
                at = before;
                open = true;
            } else {
                steps.add(step);
            }
        }
        return new Path(root, steps, open || isCall(), start, at);
    }

    private boolean isCall() {
        return at < source.length() && source.charAt(at) == '(';
    }

    private Step member(boolean first) {
        int start = ++at;
        String name = name(first && roots.isEmpty());
        return name.isEmpty() ? null : new Member(name, start, at - start);
    }

    private Step index() {
        int start = ++at;
        Step step = at == source.length() ? null : key(start);
        if (step == null || at == source.length() || source.charAt(at) != ']') {
            return null;
        }
        at++;
        return step;
    }

    private Step key(int start) {
        char c = source.charAt(at);
        if (c == '"' || c == '\'') {
            return quoted(c, start);
        }
        if (c >= '0' && c <= '9') {
            return element(start);
        }
        Path path = path();
        return path == null || path.open() || !isRoot(path) ? null : new Computed(path, start, at - start);
    }

    /** Whether a path starts at a name in scope, and not at one that a larger expression brings with it. */
    private boolean isRoot(Path path) {
        return roots.isEmpty() || roots.get().contains(path.root());
    }

    private Step quoted(char quote, int start) {
        int end = source.indexOf(quote, start + 1);
        if (end <= start + 1 || source.substring(start, end).indexOf('\\') >= 0) {
            return null;
        }
        at = end + 1;
        return new Member(source.substring(start + 1, end), start, at - start);
    }

    private Step element(int start) {
        while (at < source.length() && source.charAt(at) >= '0' && source.charAt(at) <= '9') {
            at++;
        }
        return at - start > MOST_DIGITS
                ? null
                : new Element(Integer.parseInt(source, start, at, 10), start, at - start);
    }

    private String name(boolean withHyphens) {
        int start = at;
        while (at < source.length() && isNamePart(at, start, withHyphens)) {
            at++;
        }
        return source.substring(start, at);
    }

    private boolean isNamePart(int index, int start, boolean withHyphens) {
        char c = source.charAt(index);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        boolean later = (c >= '0' && c <= '9') || (withHyphens && c == '-');
        return letter || (index > start && later);
    }
}
