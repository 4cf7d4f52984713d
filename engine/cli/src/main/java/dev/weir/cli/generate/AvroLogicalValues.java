package dev.weir.cli.generate;

import static dev.weir.cli.generate.AvroEncoder.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Values of Avro's logical types, from the JSON that a person writes: a decimal is a number, or text that is one; dates and times are
 * ISO 8601; a UUID is its text; a duration is ISO 8601, such as {@code P1M2DT3S}. A date or a time may also be the number that Avro
 * stores. What the type cannot hold exactly is an error, never rounded.
 */
final class AvroLogicalValues {
    private static final Pattern DURATION =
            Pattern.compile("P(?<date>(?:\\d+[YMWD])*)(?:T(?<time>(?:[\\d.]+[HMS])+))?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?(?:[eE][-+]?\\d{1,3})?");
    private static final long MOST = (1L << 32) - 1;

    private AvroLogicalValues() {}

    /** The datum; empty when the schema has no logical type, or one whose values are written as those of the type under it. */
    static Optional<Object> of(Schema schema, JsonNode value, String path) {
        LogicalType type = schema.getLogicalType();
        if (type == null) {
            return Optional.empty();
        }
        boolean stored = value.isIntegralNumber();
        return switch (type.getName()) {
            case "decimal" -> Optional.of(decimal(schema, (LogicalTypes.Decimal) type, value, path));
            case "uuid" -> Optional.of(uuid(schema, value, path));
            case "duration" -> Optional.of(duration(schema, value, path));
            case "date" -> stored ? Optional.empty() : Optional.of(date(value, path));
            case "time-millis" -> stored ? Optional.empty() : Optional.of((int) time(value, 1_000_000, path));
            case "time-micros" -> stored ? Optional.empty() : Optional.of(time(value, 1_000, path));
            case "timestamp-millis" -> stored ? Optional.empty() : Optional.of(instant(value, 1_000, path));
            case "timestamp-micros" -> stored ? Optional.empty() : Optional.of(instant(value, 1_000_000, path));
            case "timestamp-nanos" -> stored ? Optional.empty() : Optional.of(instant(value, 1_000_000_000, path));
            case "local-timestamp-millis" -> stored ? Optional.empty() : Optional.of(local(value, 1_000, path));
            case "local-timestamp-micros" -> stored ? Optional.empty() : Optional.of(local(value, 1_000_000, path));
            case "local-timestamp-nanos" -> stored ? Optional.empty() : Optional.of(local(value, 1_000_000_000, path));
            default -> Optional.empty();
        };
    }

    private static Object decimal(Schema schema, LogicalTypes.Decimal type, JsonNode value, String path) {
        String expected = "a decimal with %d digits after the point and at most %d in all"
                .formatted(type.getScale(), type.getPrecision());
        boolean numeric = value.isNumber()
                || (value.isTextual() && NUMBER.matcher(value.textValue()).matches());
        require(numeric, expected, value, path);
        BigDecimal number = value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue();
        require(Math.abs((long) number.scale()) <= 1_000, expected, value, path);
        require(number.stripTrailingZeros().scale() <= type.getScale(), expected, value, path);
        BigDecimal scaled = number.setScale(type.getScale(), RoundingMode.UNNECESSARY);
        require(scaled.precision() <= type.getPrecision(), expected, value, path);
        Conversions.DecimalConversion conversion = new Conversions.DecimalConversion();
        return schema.getType() == Schema.Type.FIXED
                ? conversion.toFixed(scaled, schema, type)
                : conversion.toBytes(scaled, schema, type);
    }

    private static Object uuid(Schema schema, JsonNode value, String path) {
        String expected = "a UUID such as 123e4567-e89b-12d3-a456-426614174000";
        require(value.isTextual() && value.textValue().length() == 36, expected, value, path);
        UUID uuid;
        try {
            uuid = UUID.fromString(value.textValue());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(path + " must be " + expected + ", got " + value, malformed);
        }
        if (schema.getType() != Schema.Type.FIXED) {
            return value.textValue();
        }
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return new GenericData.Fixed(schema, bytes);
    }

    private static Object duration(Schema schema, JsonNode value, String path) {
        String expected = "a duration such as P1M2DT3.5S, in months, days and milliseconds";
        Matcher parts = DURATION.matcher(value.asText());
        require(value.isTextual() && parts.matches(), expected, value, path);
        try {
            String date = parts.group("date");
            Period period = date.isEmpty() ? Period.ZERO : Period.parse("P" + date);
            Duration time = parts.group("time") == null ? Duration.ZERO : Duration.parse("PT" + parts.group("time"));
            long days = period.get(ChronoUnit.DAYS);
            boolean fits = period.toTotalMonths() <= MOST
                    && time.toMillis() <= MOST
                    && time.equals(Duration.ofMillis(time.toMillis()))
                    && (!date.isEmpty() || parts.group("time") != null);
            require(fits, expected, value, path);
            byte[] bytes = ByteBuffer.allocate(12)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) period.toTotalMonths())
                    .putInt((int) days)
                    .putInt((int) time.toMillis())
                    .array();
            return new GenericData.Fixed(schema, bytes);
        } catch (DateTimeException | ArithmeticException malformed) {
            throw new IllegalArgumentException(path + " must be " + expected + ", got " + value, malformed);
        }
    }

    private static int date(JsonNode value, String path) {
        try {
            return Math.toIntExact(LocalDate.parse(text(value)).toEpochDay());
        } catch (DateTimeException | ArithmeticException malformed) {
            throw unfit("a date such as 2026-11-25", value, path, malformed);
        }
    }

    private static long time(JsonNode value, int nanosAUnit, String path) {
        try {
            long nanos = LocalTime.parse(text(value)).toNanoOfDay();
            requireExact(nanos % nanosAUnit == 0, 1_000_000_000L / nanosAUnit, value, path);
            return nanos / nanosAUnit;
        } catch (DateTimeException malformed) {
            throw unfit("a time such as 10:15:30.5", value, path, malformed);
        }
    }

    private static long instant(JsonNode value, long unitsASecond, String path) {
        try {
            return units(OffsetDateTime.parse(text(value).replace(' ', 'T')).toInstant(), unitsASecond, value, path);
        } catch (DateTimeException | ArithmeticException malformed) {
            throw unfit("a time with its offset, such as 2026-11-25T10:15:30Z", value, path, malformed);
        }
    }

    private static long local(JsonNode value, long unitsASecond, String path) {
        try {
            Instant instant = LocalDateTime.parse(text(value).replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            return units(instant, unitsASecond, value, path);
        } catch (DateTimeException | ArithmeticException malformed) {
            throw unfit("a time without an offset, such as 2026-11-25T10:15:30", value, path, malformed);
        }
    }

    private static long units(Instant instant, long unitsASecond, JsonNode value, String path) {
        long nanosAUnit = 1_000_000_000L / unitsASecond;
        requireExact(instant.getNano() % nanosAUnit == 0, unitsASecond, value, path);
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(unitsASecond))
                .add(BigInteger.valueOf(instant.getNano() / nanosAUnit))
                .longValueExact();
    }

    private static void requireExact(boolean exact, long unitsASecond, JsonNode value, String path) {
        require(
                exact,
                "a time of at most " + (int) Math.log10((double) unitsASecond) + " digits of a second",
                value,
                path);
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new DateTimeException("no text");
        }
        return value.textValue();
    }

    private static IllegalArgumentException unfit(String expected, JsonNode value, String path, Exception cause) {
        return new IllegalArgumentException(path + " must be " + expected + ", got " + value, cause);
    }

    /** Plain bytes are, as in Avro's own JSON, text of which each character is a byte. */
    static ByteBuffer bytes(JsonNode value, String path) {
        boolean fits = value.isTextual() && value.textValue().chars().allMatch(c -> c < 256);
        String text = require(fits, "text of characters up to U+00FF, each a byte", value, path)
                .textValue();
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same, of the schema's length. */
    static GenericData.Fixed fixed(Schema schema, JsonNode value, String path) {
        byte[] bytes = bytes(value, path).array();
        require(bytes.length == schema.getFixedSize(), schema.getFixedSize() + " bytes", value, path);
        return new GenericData.Fixed(schema, bytes);
    }
}
