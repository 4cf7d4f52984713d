package dev.weir.etl.protobuf;

import com.google.protobuf.Message;
import dev.weir.etl.row.Rejection;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The types of Google for points in time and for days. */
final class Moments {
    private static final long FIRST_SECOND = -62_135_596_800L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;
    private static final int NANOS_A_SECOND = 1_000_000_000;

    private Moments() {}

    /** Microseconds since 1970 of a {@code google.protobuf.Timestamp}, cut towards the past. */
    static long micros(Message timestamp) {
        long seconds = (Long) part(timestamp, 1);
        int nanos = (Integer) part(timestamp, 2);
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos >= NANOS_A_SECOND) {
            throw new Rejection("a timestamp of %d seconds and %d nanoseconds".formatted(seconds, nanos));
        }
        return seconds * MICROS_A_SECOND + nanos / NANOS_A_MICRO;
    }

    /** Days since 1970 of a {@code google.type.Date}, which has to have a year, a month and a day. */
    static long days(Message date) {
        int year = (Integer) part(date, 1);
        int month = (Integer) part(date, 2);
        int day = (Integer) part(date, 3);
        try {
            if (year < 1 || year > 9999) {
                throw new DateTimeException("year");
            }
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException incomplete) {
            throw new Rejection("a date of year %d, month %d, day %d".formatted(year, month, day));
        }
    }

    private static Object part(Message message, int number) {
        return message.getField(message.getDescriptorForType().findFieldByNumber(number));
    }
}
