package dev.weir.spec;

import dev.weir.spec.variable.Variables;

/** Puts dots over sensitive values in lines of source text. */
record Mask(Variables variables) {
    private static final int SHORTEST = 3;

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
