package dev.weir.local.athena.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A statement's tokens with the parentheses and brackets among them paired. */
final class Brackets {
    private final List<Token> tokens;
    private final int[] partners;

    Brackets(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            if (opens(i)) {
                open.push(i);
            } else if ((is(i, ")") || is(i, "]")) && !open.isEmpty()) {
                partners[i] = open.pop();
                partners[partners[i]] = i;
            }
        }
    }

    int size() {
        return tokens.size();
    }

    Token token(int index) {
        return tokens.get(index);
    }

    /** Whether there is such a token at a place, which may lie beyond the end. */
    boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    /** Whether a function of this name is called at a place, with its parenthesis closed. */
    boolean calls(int index, String function) {
        return is(index, function) && is(index + 1, "(") && partner(index + 1) >= 0;
    }

    /** Where the parenthesis opened or closed here has its other half; negative for one that has none. */
    int partner(int index) {
        return partners[index];
    }

    /** The places of a word between two places that are not inside further parentheses or brackets. */
    List<Integer> atTop(String word, int from, int to) {
        List<Integer> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (is(i, word)) {
                found.add(i);
            } else if (opens(i) && partners[i] > i) {
                i = partners[i];
            }
        }
        return found;
    }

    private boolean opens(int index) {
        return is(index, "(") || is(index, "[");
    }
}
