package dev.weir.spec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sensitive values of a stack. They never leave the process: whatever is shown or stored passes through {@link #hide},
 * and a plan file is made whole again with {@link #reveal} once the same variables are given anew.
 */
public final class Secrets {
    public static final Secrets NONE = new Secrets(Map.of());
    private static final String OPEN = "⟪";
    private static final String CLOSE = "⟫";

    /** Follows the name where the value stands inside of a JSON text, with JSON's escapes. */
    private static final String ESCAPED = ":json";

    private final SortedMap<String, String> values;
    private final List<Written> written = new ArrayList<>();

    /** One way to write a value, and what is written instead. */
    private record Written(String name, String text, String mark) {}

    /**
     * @param valueByName the sensitive values by the name that stands for them, such as {@code var.password}; empty values
     *     hide nothing
     */
    public Secrets(Map<String, String> valueByName) {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(valueByName));
        Set<String> seen = new HashSet<>();
        values.forEach((name, value) -> {
            add(name, value, name, seen);
            add(name, String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)), name + ESCAPED, seen);
        });
        written.sort(Comparator.comparingInt((Written way) -> way.text().length())
                .reversed()
                .thenComparing(Written::text));
    }

    private void add(String name, String text, String mark, Set<String> seen) {
        if (!text.isEmpty() && seen.add(text)) {
            written.add(new Written(name, text, OPEN + mark + CLOSE));
        }
    }

    public boolean isEmpty() {
        return written.isEmpty();
    }

    /** The values by name. */
    public SortedMap<String, String> values() {
        return values;
    }

    /** Those with these names. */
    public Secrets only(Collection<String> names) {
        Map<String, String> kept = new TreeMap<>(values);
        kept.keySet().retainAll(names);
        return new Secrets(kept);
    }

    /** The text with each sensitive value replaced by its name in double angle brackets; longer values first. */
    public String hide(String text) {
        String hidden = text;
        for (Written way : written) {
            hidden = hidden.replace(way.text(), way.mark());
        }
        return hidden;
    }

    /** The diagnostic with its texts hidden. */
    public Diagnostic hide(Diagnostic diagnostic) {
        return new Diagnostic(
                diagnostic.severity(),
                hide(diagnostic.summary()),
                hide(diagnostic.detail()),
                diagnostic.address(),
                diagnostic.source());
    }

    /** The opposite of {@link #hide}. */
    public String reveal(String text) {
        String revealed = text;
        for (Written way : written) {
            revealed = revealed.replace(way.mark(), way.text());
        }
        return revealed;
    }

    /** The names of the values that have been hidden in a text. */
    public SortedSet<String> namesIn(String hidden) {
        SortedSet<String> names = new TreeSet<>();
        written.stream().filter(way -> hidden.contains(way.mark())).forEach(way -> names.add(way.name()));
        return names;
    }
}
