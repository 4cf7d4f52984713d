package dev.weir.contract.json;

import java.util.BitSet;

/**
 * Sets of what stands in a text: the ASCII characters, and two symbols for all the others, which no pattern that is read tells
 * apart further: those that end a line, and the rest.
 */
final class Symbols {
    static final int ASCII = 128;
    static final int COUNT = ASCII + 2;
    private static final int OTHER = ASCII;
    private static final int LINE_END = ASCII + 1;

    private Symbols() {}

    static BitSet only(int character) {
        BitSet set = new BitSet();
        set.set(character);
        return set;
    }

    static BitSet all() {
        return others(new BitSet());
    }

    static BitSet others(BitSet set) {
        BitSet others = (BitSet) set.clone();
        others.flip(0, COUNT);
        return others;
    }

    /** All but the ends of lines. */
    static BitSet dot() {
        BitSet set = only('\n');
        set.set('\r');
        set.set(LINE_END);
        return others(set);
    }

    static BitSet digits() {
        return range('0', '9');
    }

    static BitSet word() {
        BitSet set = digits();
        set.or(range('a', 'z'));
        set.or(range('A', 'Z'));
        set.set('_');
        return set;
    }

    private static BitSet range(char first, char last) {
        BitSet set = new BitSet();
        set.set(first, last + 1);
        return set;
    }

    /** A character that the symbol stands for. */
    static char example(int symbol) {
        return switch (symbol) {
            case OTHER -> '\u00e9';
            case LINE_END -> '\u2028';
            default -> (char) symbol;
        };
    }
}
