package dev.weir.spec;

import dev.weir.spi.Diagnostic;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sensitive values of a stack. They never leave the process: whatever is shown or stored passes through {@link #hide},
 * and a plan file is made whole again with {@link #reveal} once the same variables are given anew.
 */
public final class Secrets {
    public static final Secrets NONE = new Secrets(Map.of());
    private static final String OPEN = "⟪";
    private static final String CLOSE = "⟫";

    private final SortedMap<String, String> nameByValue =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /**
     * @param valueByName the sensitive values by the name that stands for them, such as {@code var.password}; empty values
     *     hide nothing
     */
    public Secrets(Map<String, String> valueByName) {
        valueByName.forEach((name, value) -> {
            if (!value.isEmpty()) {
                nameByValue.put(value, name);
            }
        });
    }

    public boolean isEmpty() {
        return nameByValue.isEmpty();
    }

    /** The values by name. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        nameByValue.forEach((value, name) -> values.put(name, value));
        return Collections.unmodifiableSortedMap(values);
    }

    /** The text with each sensitive value replaced by its name in double angle brackets; longer values first. */
    public String hide(String text) {
        String hidden = text;
        for (Map.Entry<String, String> secret : nameByValue.entrySet()) {
            hidden = hidden.replace(secret.getKey(), OPEN + secret.getValue() + CLOSE);
        }
        return hidden;
    }

    /** A diagnostic that says the same without sensitive values. */
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
        for (Map.Entry<String, String> secret : nameByValue.entrySet()) {
            revealed = revealed.replace(OPEN + secret.getValue() + CLOSE, secret.getKey());
        }
        return revealed;
    }
}
