package dev.weir.contract;

/**
 * The rules by which a value of one type becomes a value of another. This page is the one place where they stand; whoever
 * casts values (the ETL runner has a fast implementation of its own) follows it, and {@link #apply} is its reference.
 *
 * <p><b>Nothing is bent silently.</b> A value that the target cannot hold rejects its record; it never becomes null, wraps
 * around, or loses what stands after the point. Only what is marked <i>rounds</i> or <i>cuts</i> below changes a value. Null
 * stays null.
 *
 * <dl>
 *   <dt>to a type of integers (TINYINT, SMALLINT, INT, BIGINT)
 *   <dd>from integers in range; from FLOAT, DOUBLE and DECIMAL when whole and in range; from a STRING that is
 *       {@code -?[0-9]+} and in range: no spaces, no plus sign, no point, no exponent. BIGINT from a TIMESTAMP: milliseconds
 *       since 1970-01-01T00:00Z, cuts microseconds (towards the past).
 *   <dt>to FLOAT, DOUBLE
 *   <dd>from numbers, rounds to the nearest, rejects a finite number that would become infinite; from a STRING that is
 *       {@code -?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?}, likewise. No NaN, no Infinity, no hexadecimal in text.
 *   <dt>to DECIMAL
 *   <dd>from numbers, and from a STRING of the form above; rounds half up to the scale; rejects what has more digits before the
 *       point than {@code precision - scale}, and NaN and infinities.
 *   <dt>to BOOLEAN
 *   <dd>from the STRINGs {@code true} and {@code false} in any case. Never from numbers.
 *   <dt>to TIMESTAMP (microseconds, UTC)
 *   <dd>from a STRING {@code yyyy-MM-dd}, alone or followed by {@code T}, {@code t} or one space and {@code HH:mm},
 *       {@code HH:mm:ss} or {@code HH:mm:ss.f} with one to nine digits (cuts after the sixth), and then optionally {@code Z},
 *       {@code z}, {@code +HH}, {@code +HHmm} or {@code +HH:mm}. Without a zone it is UTC, without a time midnight. Years 0001
 *       to 9999, no leap second, no hour 24, no other text: no epoch numbers in strings, no local formats. From a BIGINT:
 *       milliseconds since 1970-01-01T00:00Z, the years 0001 to 9999 (a number has no unit: {@link #between} warns). From a
 *       DATE: midnight UTC. From a timestamp of nanoseconds, cuts them (towards the past); a local time counts as UTC, here
 *       and in every cast but the one to DATE ({@link #between} says so).
 *   <dt>to DATE
 *   <dd>from a STRING {@code yyyy-MM-dd}; from a TIMESTAMP, its day in UTC (cuts the time).
 *   <dt>to STRING
 *   <dd>from anything. Integers and decimals in plain digits; FLOAT and DOUBLE as {@link Double#toString}; {@code true},
 *       {@code false}; dates and timestamps as {@link java.time.LocalDate#toString} and {@link java.time.Instant#toString}, cut
 *       to microseconds;
 *       BINARY as UTF-8, rejecting malformed bytes; arrays, maps and structs as JSON text, binary inside it in Base64.
 *   <dt>to BINARY
 *   <dd>from a STRING, its UTF-8 bytes.
 *   <dt>to an array, a map, a struct
 *   <dd>from the same kind, by element, by value (and key), by field name; a struct's field that the source lacks becomes
 *       null if it may, a field that the target lacks is left out. Parts of columns may all be null.
 * </dl>
 *
 * <p>Whatever is not listed is impossible.
 *
 * <p><b>Values</b> are {@link Boolean}, {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Float},
 * {@link Double}, {@link java.math.BigDecimal}, {@link String}, {@code byte[]}, {@link java.time.LocalDate},
 * {@link java.time.Instant}, {@link java.util.List}, and {@link java.util.Map} by name for maps and structs. On the way in,
 * {@link java.math.BigInteger}, any {@link CharSequence} and {@link java.nio.ByteBuffer} are welcome as well.
 */
public final class Casts {
    private Casts() {}

    /** What a cast may do to values, with an example; from any type to any that a column can have. */
    public static Cast between(Type from, Type to) {
        return CastTable.between(from, to);
    }

    /**
     * Casts one value; its own class says what it is. Written for clarity, not for the hot path.
     *
     * @param value null gives null
     * @return of the class that stands for {@code to} above
     * @throws CastException when the rules above do not let this value through
     */
    public static Object apply(Object value, Type to) {
        return ValueCasts.cast(value, to);
    }
}
