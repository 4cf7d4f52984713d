package dev.weir.spec;

import dev.weir.spec.source.Place;
import dev.weir.spec.source.SourceText;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.Located;
import java.util.List;
import java.util.Optional;

/** Puts dots over sensitive values in source text: where they are declared, and wherever else they occur. */
record Mask(Variables variables) {
    private static final int SHORTEST = 3;

    /** The text with dots over the values of sensitive variables that are written in it. */
    SourceText apply(SourceText text) {
        SourceText masked = text;
        for (Located value : variables.sensitive()) {
            for (Located leaf : value.file().source() == text ? value.leaves() : List.<Located>of()) {
                Optional<Place> place = leaf.file().places().place(leaf.pointer());
                masked = place.isPresent()
                        ? masked.masked(place.get().start(), place.get().end())
                        : masked;
            }
        }
        return masked;
    }

    /** The line with as many dots as a value has code points. */
    String apply(String line) {
        String masked = line;
        for (String secret : variables.secrets().values()) {
            for (String part :
                    secret.lines().filter(text -> text.length() >= SHORTEST).toList()) {
                masked = masked.replace(part, "•".repeat(part.codePointCount(0, part.length())));
            }
        }
        return masked;
    }
}
