package dev.weir.etl.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Dates and times as text: {@code 2026-11-22}, and {@code 2026-11-22T10:11:12.345678Z} with {@code T} or a space between, a
 * fraction of one to nine digits or none (cut to microseconds), seconds or none, and an offset ({@code Z}, {@code +01:00},
 * {@code +0100}, {@code +01}) or none, which means UTC. A leap second and hour 24 are no times.
 */
final class Temporal {
    /** What the parsers return for a text that is no date or time; beyond every date. */
    static final long NONE = Long.MIN_VALUE;

    static final long MICROS_A_DAY = 86_400_000_000L;

    private static final int MAX_OFFSET_MINUTES = 18 * 60;
    private static final int DATE_LENGTH = 10;
    private static final int[] DAYS_OF_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Temporal() {}

    static String dateText(long days) {
        return LocalDate.ofEpochDay(days).toString();
    }

    static String timestampText(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    /** Days since 1970-01-01, or {@link #NONE}. */
    static long parseDate(byte[] text, int from, int size) {
        return size == DATE_LENGTH ? day(text, from) : NONE;
    }

    private static long day(byte[] text, int from) {
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        boolean shaped = year > 0
                && two(text, from) >= 0
                && two(text, from + 2) >= 0
                && text[from + 4] == '-'
                && text[from + 7] == '-'
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS_OF_MONTH[month - 1];
        if (!shaped || (month == 2 && day == 29 && !leap(year))) {
            return NONE;
        }
        return epochDay(year, month, day);
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Counts days with years that begin in March, so that the leap day is the last of its year. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    /** Microseconds since 1970-01-01T00:00:00Z, or {@link #NONE}. */
    static long parseTimestamp(byte[] text, int from, int size) {
        if (size < DATE_LENGTH) {
            return NONE;
        }
        long day = day(text, from);
        if (day == NONE || size == DATE_LENGTH) {
            return day == NONE ? NONE : day * MICROS_A_DAY;
        }
        boolean separated = (text[from + DATE_LENGTH] | 0x20) == 't' || text[from + DATE_LENGTH] == ' ';
        long time = separated ? time(text, from + DATE_LENGTH + 1, from + size) : NONE;
        return time == NONE ? NONE : day * MICROS_A_DAY + time;
    }

    /** The time of day less its offset, in microseconds. */
    private static long time(byte[] text, int from, int end) {
        if (end - from < 5 || text[from + 2] != ':') {
            return NONE;
        }
        int hour = two(text, from);
        int minute = two(text, from + 3);
        int at = from + 5;
        int second = 0;
        if (end - at >= 3 && text[at] == ':') {
            second = two(text, at + 1);
            at += 3;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        int fractionEnd = at == from + 8 ? fractionEnd(text, at, end) : at;
        long offset = fractionEnd < 0 ? NONE : offset(text, fractionEnd, end);
        return offset == NONE
                ? NONE
                : (hour * 3_600L + minute * 60L + second - offset) * 1_000_000 + fraction(text, at, fractionEnd);
    }

    /** Where a fraction that begins here ends; here when there is none, negative when it is malformed. */
    private static int fractionEnd(byte[] text, int from, int end) {
        if (from == end || text[from] != '.') {
            return from;
        }
        int at = from + 1;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        int digits = at - from - 1;
        return digits == 0 || digits > 9 ? -1 : at;
    }

    private static long fraction(byte[] text, int from, int end) {
        long micros = 0;
        for (int digit = 1; digit <= 6; digit++) {
            micros = micros * 10 + (from + digit < end ? text[from + digit] - '0' : 0);
        }
        return micros;
    }

    /** Seconds east of Greenwich. */
    private static long offset(byte[] text, int from, int end) {
        if (from == end || (end - from == 1 && (text[from] | 0x20) == 'z')) {
            return 0;
        }
        boolean colon = end - from == 6 && text[from + 3] == ':';
        boolean bare = end - from == 3;
        if ((text[from] != '+' && text[from] != '-') || !(colon || bare || end - from == 5)) {
            return NONE;
        }
        int hours = two(text, from + 1);
        int minutes = bare ? 0 : two(text, colon ? from + 4 : from + 3);
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > MAX_OFFSET_MINUTES) {
            return NONE;
        }
        return (text[from] == '-' ? -1 : 1) * (hours * 3_600L + minutes * 60L);
    }

    /** Two digits as a number; far below zero when they are none. */
    private static int two(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Integer.MIN_VALUE / 1_000 : tens * 10 + ones;
    }
}
