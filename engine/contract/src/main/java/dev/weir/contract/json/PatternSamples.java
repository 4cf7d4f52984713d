package dev.weir.contract.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A few texts that a regular expression probably matches: one with as little as it allows, one with something at every
 * choice, one of each alternative at its outermost level. Whatever it does not read, it gives up; whoever needs to be sure
 * searches the text.
 */
final class PatternSamples {
    private static final int MAX_LENGTH = 300;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_ALTERNATIVES = 5;

    private final String pattern;
    private final boolean generous;
    private final int wanted;
    private int at;
    private int depth;

    private PatternSamples(String pattern, boolean generous, int wanted) {
        this.pattern = pattern;
        this.generous = generous;
        this.wanted = wanted;
    }

    static Set<String> of(String pattern) {
        Set<String> samples = new LinkedHashSet<>();
        if (pattern.length() <= MAX_LENGTH) {
            for (int wanted = 0; wanted < MAX_ALTERNATIVES; wanted++) {
                add(samples, new PatternSamples(pattern, false, wanted));
                add(samples, new PatternSamples(pattern, true, wanted));
            }
        }
        return samples;
    }

    private static void add(Set<String> samples, PatternSamples reading) {
        try {
            samples.add(reading.alternatives());
        } catch (UndecidedException | StringIndexOutOfBoundsException e) {
            // A construct that this does not read; without a sample, a verdict is no more than unproven.
        }
    }

    /** The wanted alternative at the outermost level, the first inside groups. */
    private String alternatives() {
        int wantedHere = depth == 0 ? wanted : 0;
        List<String> read = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            read.add(sequence());
        }
        return read.get(Math.min(wantedHere, read.size() - 1));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String atom = atom();
            text.append(atom.repeat(times()));
            if (text.length() > MAX_LENGTH) {
                throw new UndecidedException("a long text");
            }
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '(' -> group();
            case '[' -> oneOf();
            case '\\' -> escaped(pattern.charAt(at++));
            case '*', '+', '?', '{' -> throw new UndecidedException("a quantifier of nothing");
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.charAt(at) == '?') {
            throw new UndecidedException("a group that looks around");
        }
        if (++depth > MAX_DEPTH) {
            throw new UndecidedException("groups nested too deep");
        }
        String inside = alternatives();
        depth--;
        at++;
        return inside;
    }

    /** The first member of a class, or, of a negated one, a character that is hardly ever a member. */
    private String oneOf() {
        boolean negated = pattern.charAt(at) == '^';
        int start = negated ? at + 1 : at;
        int end = start;
        while (pattern.charAt(end) != ']' || end == start) {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        at = end + 1;
        if (negated) {
            return pattern.substring(start, end).contains("a") ? "~" : "a";
        }
        return pattern.charAt(start) == '\\' ? escaped(pattern.charAt(start + 1)) : pattern.substring(start, start + 1);
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'd' -> "0";
            case 'w', 'D', 'S' -> "a";
            case 's', 'W' -> " ";
            case 'b', 'A', 'Z', 'z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UndecidedException("an escape");
                }
                yield String.valueOf(c);
            }
        };
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        int times =
                switch (pattern.charAt(at)) {
                    case '*', '?' -> generous ? 1 : 0;
                    case '+' -> generous ? 2 : 1;
                    case '{' -> counted();
                    default -> -1;
                };
        if (times < 0) {
            return 1;
        }
        at++;
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return times;
    }

    /** Up to the closing brace, which is left. */
    private int counted() {
        int end = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, end).split(",", -1);
        at = end;
        try {
            int least = Integer.parseInt(bounds[0]);
            boolean more = bounds.length > 1 && !bounds[1].isEmpty();
            int most = more ? Integer.parseInt(bounds[1]) : least + bounds.length - 1;
            return Math.min(MAX_LENGTH, generous ? Math.min(most, least + 1) : least);
        } catch (NumberFormatException e) {
            throw new UndecidedException("a quantifier without numbers");
        }
    }
}
