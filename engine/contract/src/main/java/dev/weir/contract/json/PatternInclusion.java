package dev.weir.contract.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all texts that match a pattern match one of several others. Both sides run over the same texts until none is left that
 * leads anywhere new.
 */
final class PatternInclusion {
    private static final int MAX_STEPS = 2_000;

    private final PatternStates left = new PatternStates();
    private final PatternStates right = new PatternStates();
    private final Set<List<BitSet>> seen = new HashSet<>();
    private final Deque<Reached> todo = new ArrayDeque<>();

    /**
     * What is known of it.
     *
     * @param included whether all texts match; false also where that is not known
     * @param exception a text that does not, where one was found
     */
    record Answer(boolean included, Optional<String> exception) {
        static final Answer UNKNOWN = new Answer(false, Optional.empty());
    }

    private record Reached(BitSet left, BitSet right, String text) {}

    private PatternInclusion() {}

    /**
     * What cannot be read among the patterns takes no texts here, so an exception is to be tried out. A name is no exception, but
     * proves nothing either: validators whose dollar stands before a last line break take one more text than the name.
     */
    static Answer of(String pattern, Collection<String> patterns, Collection<String> names) {
        Answer answer = search(pattern, patterns, List.of());
        if (answer.exception().filter(names::contains).isEmpty()) {
            return answer;
        }
        Answer beyond = search(pattern, patterns, names);
        return beyond.included() ? Answer.UNKNOWN : beyond;
    }

    private static Answer search(String pattern, Collection<String> patterns, Collection<String> names) {
        var inclusion = new PatternInclusion();
        try {
            Optional<PatternStates.Part> part = PatternText.read(pattern);
            part.ifPresent(inclusion.left::accept);
            patterns.forEach(other -> PatternText.read(other).ifPresent(inclusion.right::accept));
            names.forEach(name -> PatternText.literal(name).ifPresent(inclusion.right::accept));
            return part.isEmpty() ? Answer.UNKNOWN : inclusion.search();
        } catch (UndecidedException e) {
            return Answer.UNKNOWN;
        }
    }

    private Answer search() {
        List<Integer> symbols = symbols();
        reach(left.start(), right.start(), "");
        for (int steps = 0; !todo.isEmpty(); steps++) {
            Reached reached = todo.remove();
            if (left.accepts(reached.left()) && !right.accepts(reached.right())) {
                return new Answer(false, Optional.of(reached.text()));
            }
            if (steps * symbols.size() > MAX_STEPS) {
                return Answer.UNKNOWN;
            }
            symbols.forEach(symbol -> reach(
                    left.after(reached.left(), symbol),
                    right.after(reached.right(), symbol),
                    reached.text() + Symbols.example(symbol)));
        }
        return new Answer(true, Optional.empty());
    }

    private void reach(BitSet leftStates, BitSet rightStates, String text) {
        if (!leftStates.isEmpty() && seen.add(List.of(leftStates, rightStates))) {
            todo.add(new Reached(leftStates, rightStates, text));
        }
    }

    /** One of each group of symbols that no state tells apart. */
    private List<Integer> symbols() {
        Set<BitSet> groups = new HashSet<>();
        List<Integer> symbols = new ArrayList<>();
        for (int symbol = Symbols.COUNT - 1; symbol >= 0; symbol--) {
            BitSet group = new BitSet();
            mark(left, symbol, group, 0);
            mark(right, symbol, group, left.awaited().size());
            if (groups.add(group)) {
                symbols.add(symbol);
            }
        }
        return symbols;
    }

    private static void mark(PatternStates states, int symbol, BitSet group, int offset) {
        for (int i = 0; i < states.awaited().size(); i++) {
            group.set(offset + i, states.awaited().get(i).get(symbol));
        }
    }
}
