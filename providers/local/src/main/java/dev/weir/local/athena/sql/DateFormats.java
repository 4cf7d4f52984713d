package dev.weir.local.athena.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rewrites {@code date_format} and {@code date_parse}, whose formats are MySQL's. DuckDB wants a format that is a constant, so
 * no macro can do it; a format that is no literal is left alone and fails as an unknown function.
 */
final class DateFormats {
    private static final Map<String, String> FUNCTIONS = Map.of("date_format", "strftime", "date_parse", "strptime");
    private static final Map<String, String> SPECIFIERS = Map.of(
            "%i", "%M", "%s", "%S", "%T", "%H:%M:%S", "%e", "%-d", "%c", "%-m", "%k", "%-H", "%l", "%-I", "%M", "%B", "%W",
            "%A", "%h", "%I");
    private static final Pattern SPECIFIER = Pattern.compile("%.");

    private DateFormats() {}

    static String rewrite(Tokens tokens, String sql) {
        List<Token> all = tokens.all();
        NavigableMap<Integer, String> replacements = new TreeMap<>();
        Map<Integer, Integer> ends = new HashMap<>();
        for (int i = 0; i + 1 < all.size(); i++) {
            Token function = all.get(i);
            String replacement = FUNCTIONS.get(function.text().toLowerCase(Locale.ROOT));
            if (replacement != null && all.get(i + 1).is("(")) {
                lastArgument(all, i + 2).ifPresent(format -> {
                    replacements.put(function.start(), replacement);
                    ends.put(function.start(), function.end());
                    replacements.put(format.start(), translated(format));
                    ends.put(format.start(), format.end());
                });
            }
        }
        StringBuilder rewritten = new StringBuilder(sql);
        replacements
                .descendingMap()
                .forEach((start, text) -> rewritten.replace(start, ends.get(start), text));
        return rewritten.toString();
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
        String text = SPECIFIER.matcher(format.text()).replaceAll(match -> SPECIFIERS.getOrDefault(match.group(), match.group()));
        return "'" + text.replace("'", "''") + "'";
    }
}
