package dev.weir.etl.run;

import dev.weir.etl.RejectReason;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts why records are rejected. Reasons name the value that is wrong, so those that differ in quoted values and numbers alone are
 * counted as one. Bounded: what is seen after a thousand others is not counted. One thread's.
 */
final class Reasons {
    private static final int MOST_KINDS = 1_000;
    private static final int LONGEST = 500;
    private static final Pattern VALUES =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|[-+]?\\d[\\d.]*+(?:[eE][-+]?\\d+)?");

    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final String first;
        private long number;

        Count(String first) {
            this.first = first;
        }
    }

    void add(String reason) {
        add(reason, 1);
    }

    void add(Reasons others) {
        others.counts.values().forEach(count -> add(count.first, count.number));
    }

    private void add(String reason, long number) {
        String shown = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
        String kind = VALUES.matcher(shown).replaceAll("?");
        Count count = counts.get(kind);
        if (count == null && counts.size() < MOST_KINDS) {
            count = new Count(shown);
            counts.put(kind, count);
        }
        if (count != null) {
            count.number += number;
        }
    }

    /** The most frequent ones first; of equals, the one that was seen first. */
    List<RejectReason> top(int most) {
        return counts.values().stream()
                .sorted(Comparator.comparingLong((Count count) -> -count.number))
                .limit(most)
                .map(count -> new RejectReason(count.first, count.number))
                .toList();
    }
}
