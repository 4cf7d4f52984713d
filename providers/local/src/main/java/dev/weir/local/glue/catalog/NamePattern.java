package dev.weir.local.glue.catalog;

import dev.weir.local.glue.api.GlueErrors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The {@code Expression} of {@code GetTables}: a regular expression, in which a lone star also means any characters. */
final class NamePattern {
    private static final Pattern LONE_STAR = Pattern.compile("(?<![.)\\]}\\\\])\\*");

    private NamePattern() {}

    static Predicate<String> of(String expression) {
        if (expression.isEmpty()) {
            return name -> true;
        }
        try {
            return Pattern.compile(LONE_STAR.matcher(expression).replaceAll(".*"), Pattern.CASE_INSENSITIVE)
                    .asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw GlueErrors.invalidInput("Invalid expression: " + e.getDescription());
        }
    }
}
