package dev.weir.local.athena.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites {@code date_format} and {@code date_parse}, whose formats are MySQL's, and {@code format_datetime} and
 * {@code parse_datetime}, whose formats are Joda's. DuckDB wants a format that is a constant, so
 * no macro can do it; a format that is no literal is left alone and fails as an unknown function.
 */
final class DateFormats {
    private static final Map<String, String> FUNCTIONS = Map.of("date_format", "strftime", "date_parse", "strptime");
    private static final Map<String, String> JODA_FUNCTIONS =
            Map.of("format_datetime", "strftime", "parse_datetime", "strptime");
    private static final Map<String, String> JODA = Map.ofEntries(
            Map.entry("yyyy", "%Y"),
            Map.entry("YYYY", "%Y"),
            Map.entry("yy", "%y"),
            Map.entry("MMMM", "%B"),
            Map.entry("MMM", "%b"),
            Map.entry("MM", "%m"),
            Map.entry("M", "%-m"),
            Map.entry("dd", "%d"),
            Map.entry("d", "%-d"),
            Map.entry("DDD", "%j"),
            Map.entry("HH", "%H"),
            Map.entry("H", "%-H"),
            Map.entry("hh", "%I"),
            Map.entry("h", "%-I"),
            Map.entry("mm", "%M"),
            Map.entry("m", "%-M"),
            Map.entry("ss", "%S"),
            Map.entry("s", "%-S"),
            Map.entry("SSS", "%g"),
            Map.entry("a", "%p"),
            Map.entry("EEEE", "%A"),
            Map.entry("EEE", "%a"));
    private static final Pattern JODA_PART = Pattern.compile("'([^']*)'|([A-Za-z])\\2*|.", Pattern.DOTALL);
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
            String name = function.text().toLowerCase(Locale.ROOT);
            boolean joda = JODA_FUNCTIONS.containsKey(name);
            String replacement = joda ? JODA_FUNCTIONS.get(name) : FUNCTIONS.get(name);
            if (replacement != null && tokens.get(i + 1).is("(")) {
                lastArgument(tokens, i + 2).ifPresent(format -> {
                    rewriting.replace(function, replacement);
                    rewriting.replace(format, joda ? fromJoda(format) : translated(format));
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

    private static String fromJoda(Token format) {
        StringBuilder text = new StringBuilder();
        Matcher part = JODA_PART.matcher(format.text());
        while (part.find()) {
            if (part.group(1) != null) {
                text.append(part.group(1).isEmpty() ? "'" : part.group(1).replace("%", "%%"));
            } else if (part.group(2) != null) {
                text.append(Optional.ofNullable(JODA.get(part.group()))
                        .orElseThrow(() -> new QueryFailure("NOT_SUPPORTED: the embedded Athena does not support '"
                                + part.group() + "' in a date and time format")));
            } else {
                text.append(part.group().replace("%", "%%"));
            }
        }
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
