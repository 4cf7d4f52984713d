package dev.weir.aws.kind;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the marks of ownership from the other tags. */
public final class Marks {
    private static final String PREFIX = "weir:";
    private static final String RESERVED = "aws:";

    private Marks() {}

    /** The tags that are neither marks nor AWS's own. */
    public static SortedMap<String, String> others(Map<String, String> tags) {
        SortedMap<String, String> others = new TreeMap<>(tags);
        others.keySet().removeIf(key -> key.startsWith(PREFIX) || key.startsWith(RESERVED));
        return others;
    }
}
