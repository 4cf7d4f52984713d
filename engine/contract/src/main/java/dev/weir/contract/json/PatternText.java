package dev.weir.contract.json;

import dev.weir.contract.json.PatternStates.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads the part of regular expressions that all dialects read alike: ASCII text, classes, groups, alternatives and
 * repetitions, with anchors at the ends of the whole alone. A pattern is searched for, so an end without an anchor takes any
 * text.
 */
final class PatternText {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_REPETITIONS = 100;
    private static final String SPECIAL = "[](){}.*+?^$|\\";
    private static final String QUANTIFIERS = "*+?{";

    private final String text;
    private final int end;
    private int at;

    private PatternText(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /** Empty for what is not read here. */
    static Optional<Part> read(String pattern) {
        boolean starts = pattern.startsWith("^");
        boolean ends = pattern.endsWith("$") && !pattern.endsWith("\\$");
        if (pattern.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PatternText(pattern, starts ? 1 : 0, pattern.length() - (ends ? 1 : 0)).whole(starts, ends));
        } catch (UndecidedException e) {
            return Optional.empty();
        }
    }

    /** A name and no other text. */
    static Optional<Part> literal(String name) {
        return name.length() <= MAX_LENGTH && name.chars().allMatch(each -> each < Symbols.ASCII)
                ? Optional.of(Part.sequence(name.chars()
                        .mapToObj(each -> Part.one(Symbols.only(each)))
                        .toList()))
                : Optional.empty();
    }

    /** An anchor beside an alternative belongs to that alternative alone. */
    private Part whole(boolean starts, boolean ends) {
        List<Part> alternatives = alternatives();
        if (at < end || (alternatives.size() > 1 && (starts || ends))) {
            throw unread();
        }
        Part anything = Part.any(Part.one(Symbols.all()));
        Part nothing = Part.sequence(List.of());
        return Part.sequence(
                List.of(starts ? nothing : anything, Part.choice(alternatives), ends ? nothing : anything));
    }

    private List<Part> alternatives() {
        List<Part> alternatives = new ArrayList<>();
        do {
            List<Part> parts = new ArrayList<>();
            while (at < end && peek() != '|' && peek() != ')') {
                parts.add(repeated());
            }
            alternatives.add(Part.sequence(parts));
        } while (take('|'));
        return alternatives;
    }

    /** A lazy repetition takes the same texts; a possessive one does not. */
    private Part repeated() {
        Part part = atom();
        if (!stands(QUANTIFIERS)) {
            return part;
        }
        Part repeated =
                switch (next()) {
                    case '*' -> Part.any(part);
                    case '+' -> Part.sequence(List.of(part, Part.any(part)));
                    case '?' -> Part.optional(part);
                    default -> counted(part);
                };
        take('?');
        if (stands(QUANTIFIERS)) {
            throw unread();
        }
        return repeated;
    }

    private Part counted(Part part) {
        int least = number();
        List<Part> parts = new ArrayList<>(Collections.nCopies(least, part));
        if (take(',')) {
            parts.addAll(
                    stands("}")
                            ? List.of(Part.any(part))
                            : Collections.nCopies(Math.max(0, number() - least), Part.optional(part)));
        }
        expect('}');
        return Part.sequence(parts);
    }

    private int number() {
        int number = -1;
        while (stands("0123456789") && number < MAX_REPETITIONS) {
            number = Math.max(0, number) * 10 + (next() - '0');
        }
        if (number < 0 || number > MAX_REPETITIONS) {
            throw unread();
        }
        return number;
    }

    private Part atom() {
        char next = next();
        return switch (next) {
            case '(' -> group();
            case '[' -> Part.one(characters());
            case '.' -> Part.one(Symbols.dot());
            case '\\' -> Part.one(escaped());
            default -> Part.one(plain(next, SPECIAL));
        };
    }

    private Part group() {
        if (take('?')) {
            expect(':');
        }
        Part group = Part.choice(alternatives());
        expect(')');
        return group;
    }

    private BitSet characters() {
        boolean negated = take('^');
        BitSet set = new BitSet();
        do {
            set.or(span());
        } while (!stands("]"));
        expect(']');
        return negated ? Symbols.others(set) : set;
    }

    private BitSet span() {
        BitSet first = member();
        if (!stands("-") || text.startsWith("-]", at)) {
            return first;
        }
        expect('-');
        BitSet last = member();
        if (first.cardinality() != 1 || last.cardinality() != 1 || first.length() > last.length()) {
            throw unread();
        }
        first.set(first.nextSetBit(0), last.length());
        return first;
    }

    private BitSet member() {
        char next = next();
        return next == '\\' ? escaped() : plain(next, "[]^&");
    }

    private BitSet escaped() {
        char next = next();
        return switch (next) {
            case 'd' -> Symbols.digits();
            case 'w' -> Symbols.word();
            case 'n' -> Symbols.only('\n');
            case 'r' -> Symbols.only('\r');
            case 't' -> Symbols.only('\t');
            default -> {
                if (Character.isLetterOrDigit(next)) {
                    throw unread();
                }
                yield plain(next, "");
            }
        };
    }

    private static BitSet plain(char character, String special) {
        if (character >= Symbols.ASCII || special.indexOf(character) >= 0) {
            throw unread();
        }
        return Symbols.only(character);
    }

    private boolean stands(String expected) {
        return at < end && expected.indexOf(peek()) >= 0;
    }

    private char peek() {
        return text.charAt(at);
    }

    private char next() {
        if (at >= end) {
            throw unread();
        }
        return text.charAt(at++);
    }

    private boolean take(char expected) {
        boolean taken = at < end && peek() == expected;
        at += taken ? 1 : 0;
        return taken;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw unread();
        }
    }

    private static UndecidedException unread() {
        return new UndecidedException("a pattern that dialects of regular expressions read differently");
    }
}
