package dev.weir.spec;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of sensitive values, for the second net: texts of remote services, and judgements that quote whole documents, may
 * repeat a value, and nothing tells where. Whatever Weir itself shows is hidden by its {@link Sensitive mark}, not by its text.
 */
public final class Secrets {
    public static final Secrets NONE = new Secrets(List.of());

    /** Shorter ones are found in ordinary words, and hiding those tells more than it hides. */
    private static final int SHORTEST = 4;

    private final List<String> texts;

    /** @param values any; those shorter than four characters hide nothing */
    public Secrets(Collection<String> values) {
        Set<String> written = new TreeSet<>();
        values.stream().filter(value -> value.length() >= SHORTEST).forEach(value -> {
            written.add(value);
            written.add(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)));
        });
        texts = written.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Adds the texts of all marked scalars in a tree. */
    public static void collect(JsonNode tree, Collection<String> into) {
        if (Sensitive.is(tree) && !tree.isNull() && !tree.isBoolean()) {
            into.add(tree.asText());
        }
        tree.forEach(member -> collect(member, into));
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** The text with each sensitive value replaced; longer values first. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, Sensitive.HIDDEN);
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
}
