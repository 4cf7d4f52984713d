package dev.weir.spec.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Spelling {
    private static final int LONGEST = 80;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_ABBREVIATION = 5;

    private Spelling() {}

    /** The candidate nearest to a misspelt word; empty when none is near. The first of equally near ones. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance && distance <= allowed(word, candidate)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best).or(() -> candidates.stream()
                .filter(candidate -> abbreviates(word, candidate))
                .findFirst());
    }

    /** Whether a word leaves something out of a longer one, or is begun like it: {@code shards} for {@code shardCount}. */
    private static boolean abbreviates(String word, String candidate) {
        if (word.length() < SHORTEST_ABBREVIATION
                || candidate.length() > LONGEST
                || word.charAt(0) != candidate.charAt(0)) {
            return false;
        }
        int common = 0;
        while (common < Math.min(word.length(), candidate.length())
                && word.charAt(common) == candidate.charAt(common)) {
            common++;
        }
        boolean begun = common >= SHORTEST_ABBREVIATION && common * 5 >= word.length() * 4;
        return begun || (word.length() * 2 >= candidate.length() && isSubsequence(word, candidate));
    }

    private static boolean isSubsequence(String word, String candidate) {
        int at = 0;
        for (int i = 0; i < candidate.length() && at < word.length(); i++) {
            at += candidate.charAt(i) == word.charAt(at) ? 1 : 0;
        }
        return at == word.length();
    }

    /** A sentence with the nearest candidate, led by a space; empty when none is near. */
    public static String suggestion(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private static int allowed(String word, String candidate) {
        int shorter = Math.min(word.length(), candidate.length());
        return shorter < SHORTEST ? 0 : Math.max(1, shorter / 3);
    }

    /** Edits between two words, a swap of neighbours counting once; letter case counts for nothing beyond the first edit. */
    private static int distance(String left, String right) {
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return left.equals(right) ? 0 : 1;
        }
        return edits(a, b);
    }

    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
