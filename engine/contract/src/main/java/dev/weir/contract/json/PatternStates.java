package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A finite automaton that takes the texts of some patterns: states that wait for a symbol, and forks that lead on at once. */
final class PatternStates {
    private static final int MAX_STATES = 1_000;
    private static final int END = 0;

    private final List<BitSet> awaited = new ArrayList<>(List.of(new BitSet()));
    private final List<List<Integer>> next = new ArrayList<>(List.of(List.of()));
    private final BitSet starts = new BitSet();

    /** A part of an expression: given the state that follows, the state that it starts from. */
    interface Part {
        int before(PatternStates states, int to);

        static Part one(BitSet symbols) {
            return (states, to) -> states.add(symbols, List.of(to));
        }

        static Part sequence(List<Part> parts) {
            return (states, to) -> {
                int state = to;
                for (int i = parts.size() - 1; i >= 0; i--) {
                    state = parts.get(i).before(states, state);
                }
                return state;
            };
        }

        static Part choice(List<Part> parts) {
            return (states, to) -> {
                List<Integer> ways = new ArrayList<>();
                parts.forEach(part -> ways.add(part.before(states, to)));
                return states.add(new BitSet(), ways);
            };
        }

        static Part optional(Part part) {
            return choice(List.of(part, sequence(List.of())));
        }

        /** Any number of them, none included. */
        static Part any(Part part) {
            return (states, to) -> {
                List<Integer> ways = new ArrayList<>(List.of(to));
                int fork = states.add(new BitSet(), ways);
                ways.add(part.before(states, fork));
                return fork;
            };
        }
    }

    /** The texts of this part are taken as well. */
    void accept(Part part) {
        starts.set(part.before(this, END));
    }

    private int add(BitSet symbols, List<Integer> to) {
        if (awaited.size() >= MAX_STATES) {
            throw new UndecidedException("a pattern has more than %d states".formatted(MAX_STATES));
        }
        awaited.add(symbols);
        next.add(to);
        return awaited.size() - 1;
    }

    List<BitSet> awaited() {
        return awaited;
    }

    BitSet start() {
        return settled(starts);
    }

    /** The states after one more symbol. */
    BitSet after(BitSet states, int symbol) {
        BitSet after = new BitSet();
        states.stream().filter(state -> awaited.get(state).get(symbol)).forEach(state -> next.get(state)
                .forEach(after::set));
        return settled(after);
    }

    boolean accepts(BitSet states) {
        return states.get(END);
    }

    /** With what forks lead to. */
    private BitSet settled(BitSet states) {
        BitSet settled = new BitSet();
        BitSet todo = (BitSet) states.clone();
        for (int state = todo.nextSetBit(0); state >= 0; state = todo.nextSetBit(0)) {
            todo.clear(state);
            if (!settled.get(state)) {
                settled.set(state);
                if (awaited.get(state).isEmpty()) {
                    next.get(state).forEach(todo::set);
                }
            }
        }
        return settled;
    }
}
