package dev.weir.spec;

import dev.weir.spec.source.Place;
import dev.weir.spec.source.SourceText;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.Located;
import dev.weir.spec.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts dots over sensitive values in the source text that diagnostics show: over the places where they are written, never over
 * text that only looks like them.
 *
 * @param properties values of properties that are sensitive by their kind's schema
 */
record Mask(Variables variables, List<Located> properties) {
    /** Where a file cannot be read, nothing else tells where the value of a sensitive variable stands. */
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault[\"']?\\s*:(.*)");

    Mask {
        properties = List.copyOf(properties);
    }

    /** The text of a file as it may be shown. */
    SourceText apply(YamlFile file) {
        SourceText text = file.source();
        if (variables.concealed().contains(text.name())) {
            return text.masked(0, text.text().length());
        }
        SourceText masked = file.usable() || !text.text().contains("sensitive") ? text : withoutDefaults(text);
        for (List<Located> values : List.of(variables.sensitive(), properties)) {
            masked = masked(masked, values, text);
        }
        return masked;
    }

    private static SourceText masked(SourceText text, List<Located> values, SourceText source) {
        SourceText masked = text;
        for (Located value : values) {
            for (Located leaf : value.file().source() == source ? value.leaves() : List.<Located>of()) {
                Optional<Place> place = leaf.file().places().place(leaf.pointer());
                masked = place.isPresent()
                        ? masked.masked(place.get().start(), place.get().end())
                        : masked;
            }
        }
        return masked;
    }

    private static SourceText withoutDefaults(SourceText text) {
        SourceText masked = text;
        Matcher matcher = DEFAULT.matcher(text.text());
        while (matcher.find()) {
            masked = masked.masked(
                    text.text().codePointCount(0, matcher.start(1)), text.text().codePointCount(0, matcher.end(1)));
        }
        return masked;
    }
}
