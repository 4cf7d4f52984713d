package dev.weir.contract.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, searched for without anchors, in time that even a hostile one cannot stretch. */
final class Patterns {
    private static final int MAX_READS = 20_000;
    /** What one comparison may spend on all its searches; starting one costs as much as some reads. */
    private static final int MAX_READS_IN_ALL = 2_000_000;

    private static final int START = 50;
    /** Each walks through up to some thousand sets of states. */
    private static final int MAX_INCLUSIONS = 40;

    /** Groups and repetitions recurse inside the JDK's matcher. */
    private static final int MAX_LENGTH = 1_000;

    private static final Set<String> MATCH_ALL = Set.of("", ".*", "^.*", ".*$", "^", "$", "^[\\s\\S]*$");

    private static final Pattern BEGINNING = Pattern.compile("\\^([A-Za-z0-9_ -]*)(?![A-Za-z0-9_ *?{+-])");

    private final Map<String, Pattern> compiled = new HashMap<>();
    private final Map<List<Object>, PatternInclusion.Answer> inclusions = new HashMap<>();
    private int left = MAX_READS_IN_ALL;

    boolean find(String pattern, String text) {
        if (pattern.length() > MAX_LENGTH || text.length() > MAX_LENGTH) {
            throw new UndecidedException("a pattern or a text longer than %d characters".formatted(MAX_LENGTH));
        }
        var meter = new AtomicInteger(Math.min(MAX_READS, left));
        try {
            return compiled.computeIfAbsent(pattern, Patterns::compile)
                    .matcher(new Metered(text, meter))
                    .find();
        } finally {
            left -= START + Math.min(MAX_READS, left) - meter.get();
        }
    }

    /** Whether some patterns take all texts of a pattern; if not, a text that is none of the names. */
    PatternInclusion.Answer within(String pattern, Collection<String> patterns, Collection<String> names) {
        if (inclusions.size() >= MAX_INCLUSIONS) {
            return PatternInclusion.Answer.UNKNOWN;
        }
        return inclusions.computeIfAbsent(
                List.of(pattern, Set.copyOf(patterns), Set.copyOf(names)),
                each -> PatternInclusion.of(pattern, patterns, names));
    }

    /** Not so {@code ^.*$}: no dot matches a line break. */
    static boolean matchesAll(String pattern) {
        return MATCH_ALL.contains(pattern);
    }

    /** Certain only for patterns that are anchored to different beginnings. */
    static boolean areDisjoint(String one, String other) {
        String left = beginning(one);
        String right = beginning(other);
        return !left.startsWith(right) && !right.startsWith(left);
    }

    /** The literal text that every match starts with. */
    private static String beginning(String pattern) {
        Matcher literal = BEGINNING.matcher(pattern);
        return literal.lookingAt() && pattern.indexOf('|') < 0 ? literal.group(1) : "";
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new UndecidedException("the pattern '%s' cannot be read".formatted(pattern));
        }
    }

    /** A text that may be read only so often. */
    private record Metered(CharSequence text, AtomicInteger left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new UndecidedException("a pattern takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Metered(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
