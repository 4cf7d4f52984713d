package dev.weir.local.athena.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rewrites {@code date_format} and {@code date_parse}, whose formats are MySQL's. DuckDB wants a format that is a constant, so
 * no macro can do it; a format that is no literal is left alone and fails as an unknown function.
 */
final class DateFormats {
    private static final Map<String, String> FUNCTIONS = Map.of("date_format", "strftime", "date_parse", "strptime");
    private static final Map<String, String> SPECIFIERS = Map.of(
            "%i",
            "%M",
            "%s",
            "%S",
            "%T",
            "%H:%M:%S",
            "%e",
            "%-d",
            "%c",
            "%-m",
            "%k",
            "%-H",
            "%l",
            "%-I",
            "%M",
            "%B",
            "%W",
            "%A",
            "%h",
            "%I");
    private static final Pattern SPECIFIER = Pattern.compile("%.");

    private DateFormats() {}

    static void rewrite(List<Token> tokens, Rewriting rewriting) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token function = tokens.get(i);
            String replacement = FUNCTIONS.get(function.text().toLowerCase(Locale.ROOT));
            if (replacement != null && tokens.get(i + 1).is("(")) {
                lastArgument(tokens, i + 2).ifPresent(format -> {
                    rewriting.replace(function, replacement);
                    rewriting.replace(format, translated(format));
                });
            }
        }
    }

    /** The literal right before the parenthesis that closes a call. */
    private static Optional<Token> lastArgument(List<Token> tokens, int start) {
        int depth = 1;
        for (int i = start; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : 0;
            depth -= tokens.get(i).is(")") ? 1 : 0;
            if (depth == 0) {
                return Optional.of(tokens.get(i - 1)).filter(last -> last.kind() == Token.Kind.STRING);
            }
        }
        return Optional.empty();
    }

    private static String translated(Token format) {
        String text = SPECIFIER
                .matcher(format.text())
                .replaceAll(match -> SPECIFIERS.getOrDefault(match.group(), match.group()));
        return "'" + text.replace("'", "''") + "'";
    }
}
