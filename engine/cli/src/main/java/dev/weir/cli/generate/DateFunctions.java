package dev.weir.cli.generate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.generate.FakerFunctions.Arguments;
import dev.weir.cli.generate.FakerFunctions.Function;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * {@code date.*}. {@code now} and {@code utc} take a moment.js format; without one they give ISO 8601 with an offset, as moment
 * does. A moment in the past, or recent, or between two, is given in UTC.
 */
final class DateFunctions {
    private static final String ISO = "YYYY-MM-DDTHH:mm:ssZ";
    private static final String ISO_MILLIS = "YYYY-MM-DDTHH:mm:ss.SSS[Z]";

    private final Random random;
    private final Clock clock;

    private DateFunctions(Random random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    static Map<String, Function> over(Random random, Clock clock) {
        DateFunctions dates = new DateFunctions(random, clock);
        return Map.of(
                "date.now", arguments -> dates.now(arguments, clock.getZone()),
                "date.utc", arguments -> dates.now(arguments, ZoneOffset.UTC),
                "date.past", arguments -> dates.within(years(arguments), -1),
                "date.future", arguments -> dates.within(years(arguments), 1),
                "date.recent", arguments -> dates.within(Duration.ofDays(arguments.count(arguments.first(), 1)), -1),
                "date.soon", arguments -> dates.within(Duration.ofDays(arguments.count(arguments.first(), 1)), 1),
                "date.between", dates::between,
                "date.month",
                        arguments -> dates.drawn(12, month -> LocalDate.of(2024, month + 1, 1)
                                .getMonth()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                "date.weekday",
                        arguments -> dates.drawn(7, day -> LocalDate.of(2024, 1, day + 1)
                                .getDayOfWeek()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    private static Duration years(Arguments arguments) {
        return Duration.ofDays(365L * Math.max(1, arguments.count(arguments.first(), 1)));
    }

    private Supplier<String> now(Arguments arguments, ZoneId zone) {
        JsonNode format = arguments.first();
        if (!format.isMissingNode() && !format.isTextual()) {
            throw new IllegalArgumentException("takes a format such as \"YYYY-MM-DD HH:mm:ss\", not " + format);
        }
        DateTimeFormatter formatter = MomentFormat.of(format.asText(ISO)).withZone(zone);
        return () -> formatter.format(clock.instant());
    }

    private Supplier<String> within(Duration span, int direction) {
        DateTimeFormatter formatter = MomentFormat.of(ISO_MILLIS).withZone(ZoneOffset.UTC);
        long millis = Math.max(1, span.toMillis());
        return () -> formatter.format(clock.instant().plusMillis(direction * (1 + random.nextLong(millis))));
    }

    private Supplier<String> between(Arguments arguments) {
        Instant from = instant(arguments.first());
        Instant to = instant(arguments.second());
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
        DateTimeFormatter formatter = MomentFormat.of(ISO_MILLIS).withZone(ZoneOffset.UTC);
        long millis = Duration.between(from, to).toMillis() + 1;
        return () -> formatter.format(from.plusMillis(random.nextLong(millis)));
    }

    private static Instant instant(JsonNode node) {
        String text = node.asText();
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("takes two dates such as \"2026-01-31\", not '" + text + "'");
        }
    }

    private Supplier<String> drawn(int bound, IntFunction<String> name) {
        return () -> name.apply(random.nextInt(bound));
    }
}
