package dev.weir.contract;

import dev.weir.contract.Type.Primitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that casts from STRING accept. */
final class TextCasts {
    /** Longer than any number that fits a type; keeps hostile digits from costing time. */
    private static final int MAX_NUMBER_LENGTH = 1_100;

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIMESTAMP = Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\\.(?<fraction>[0-9]{1,9}))?)?"
            + "(?<zone>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private TextCasts() {}

    static boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw CastException.of(text, Primitive.BOOLEAN);
    }

    static BigInteger integer(String text, Type to) {
        if (text.length() > MAX_NUMBER_LENGTH || !INTEGER.matcher(text).matches()) {
            throw CastException.of(text, to);
        }
        return new BigInteger(text);
    }

    static BigDecimal decimal(String text, Type to) {
        if (text.length() > MAX_NUMBER_LENGTH || !DECIMAL.matcher(text).matches()) {
            throw CastException.of(text, to);
        }
        return new BigDecimal(text);
    }

    static LocalDate date(String text) {
        return date(text, text, Primitive.DATE);
    }

    static Instant timestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            throw CastException.of(text, Primitive.TIMESTAMP);
        }
        LocalDate date = date(parts.group("date"), text, Primitive.TIMESTAMP);
        try {
            return LocalDateTime.of(date, time(parts)).toInstant(zone(parts.group("zone")));
        } catch (DateTimeException e) {
            throw CastException.of(text, Primitive.TIMESTAMP);
        }
    }

    private static LocalDate date(String date, String text, Type to) {
        Matcher parts = DATE.matcher(date);
        if (!parts.matches() || date.startsWith("0000")) {
            throw CastException.of(text, to);
        }
        try {
            return LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
        } catch (DateTimeException e) {
            throw CastException.of(text, to);
        }
    }

    private static LocalTime time(Matcher parts) {
        if (parts.group("hour") == null) {
            return LocalTime.MIDNIGHT;
        }
        int second = parts.group("second") == null ? 0 : number(parts.group("second"));
        return LocalTime.of(
                number(parts.group("hour")), number(parts.group("minute")), second, nanos(parts.group("fraction")));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : number((fraction + "00000").substring(0, 6)) * 1_000;
    }

    private static ZoneOffset zone(String zone) {
        return zone == null || zone.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
