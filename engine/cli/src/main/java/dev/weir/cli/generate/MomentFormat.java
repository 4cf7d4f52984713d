package dev.weir.cli.generate;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The date formats of moment.js, such as {@code YYYY-MM-DD HH:mm:ss}. */
final class MomentFormat {
    private record Token(String text, Consumer<DateTimeFormatterBuilder> append) {}

    /** Longer tokens first, as the first that matches wins. */
    private static final List<Token> TOKENS = List.of(
            new Token("YYYY", b -> b.appendValue(ChronoField.YEAR, 4)),
            new Token("YY", b -> b.appendPattern("yy")),
            new Token("MMMM", b -> b.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL)),
            new Token("MMM", b -> b.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT)),
            new Token("MM", b -> b.appendValue(ChronoField.MONTH_OF_YEAR, 2)),
            new Token("M", b -> b.appendValue(ChronoField.MONTH_OF_YEAR)),
            new Token("DDDD", b -> b.appendValue(ChronoField.DAY_OF_YEAR, 3)),
            new Token("DDD", b -> b.appendValue(ChronoField.DAY_OF_YEAR)),
            new Token("DD", b -> b.appendValue(ChronoField.DAY_OF_MONTH, 2)),
            new Token("D", b -> b.appendValue(ChronoField.DAY_OF_MONTH)),
            new Token("dddd", b -> b.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL)),
            new Token("ddd", b -> b.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT)),
            new Token("HH", b -> b.appendValue(ChronoField.HOUR_OF_DAY, 2)),
            new Token("H", b -> b.appendValue(ChronoField.HOUR_OF_DAY)),
            new Token("hh", b -> b.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM, 2)),
            new Token("h", b -> b.appendValue(ChronoField.CLOCK_HOUR_OF_AMPM)),
            new Token("mm", b -> b.appendValue(ChronoField.MINUTE_OF_HOUR, 2)),
            new Token("m", b -> b.appendValue(ChronoField.MINUTE_OF_HOUR)),
            new Token("ss", b -> b.appendValue(ChronoField.SECOND_OF_MINUTE, 2)),
            new Token("s", b -> b.appendValue(ChronoField.SECOND_OF_MINUTE)),
            new Token("SSS", b -> b.appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, false)),
            new Token("SS", b -> b.appendFraction(ChronoField.NANO_OF_SECOND, 2, 2, false)),
            new Token("S", b -> b.appendFraction(ChronoField.NANO_OF_SECOND, 1, 1, false)),
            new Token("A", b -> b.appendText(ChronoField.AMPM_OF_DAY)),
            new Token("a", b -> b.appendPattern("a")),
            new Token("ZZ", b -> b.appendOffset("+HHMM", "+0000")),
            new Token("Z", b -> b.appendOffset("+HH:MM", "+00:00")),
            new Token("X", b -> b.appendValue(ChronoField.INSTANT_SECONDS)),
            new Token("x", b -> b.appendValue(ChronoField.INSTANT_SECONDS)
                    .appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, false)));

    private MomentFormat() {}

    /** The formatter for a moment.js format; text in square brackets is literal. */
    static DateTimeFormatter of(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        int position = 0;
        while (position < format.length()) {
            position += append(format, position, builder);
        }
        return builder.toFormatter(Locale.ENGLISH);
    }

    private static int append(String format, int position, DateTimeFormatterBuilder builder) {
        if (format.charAt(position) == '[' && format.indexOf(']', position) > 0) {
            int close = format.indexOf(']', position);
            builder.appendLiteral(format.substring(position + 1, close));
            return close + 1 - position;
        }
        for (Token token : TOKENS) {
            if (format.startsWith(token.text(), position)) {
                token.append().accept(builder);
                return token.text().length();
            }
        }
        builder.appendLiteral(format.charAt(position));
        return 1;
    }
}
