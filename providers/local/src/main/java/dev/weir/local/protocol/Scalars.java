package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** Single values as text, the way XML, forms, headers and query strings hold them. */
final class Scalars {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO_DATE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO_SECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Scalars() {}

    /** @throws IllegalArgumentException when the text is no such value */
    static JsonNode parse(Shape shape, String text) {
        return switch (shape) {
            case Shape.Text string -> NODES.textNode(text);
            case Shape.Numeric number -> number(number, text.strip());
            case Shape.Truth truth -> NODES.booleanNode(truth(text.strip()));
            case Shape.Blob blob -> NODES.binaryNode(Base64.getDecoder().decode(text.strip()));
            case Shape.Timestamp timestamp -> instant(text.strip());
            case Shape.Structure other -> throw new IllegalArgumentException(other.name());
            case Shape.Sequence other -> throw new IllegalArgumentException(other.name());
            case Shape.Dictionary other -> throw new IllegalArgumentException(other.name());
            case Shape.Document other -> throw new IllegalArgumentException(other.name());
        };
    }

    /** @param http whether timestamps take the form of HTTP headers, where the shape does not say otherwise */
    static String format(Shape shape, JsonNode value, boolean http) {
        if (shape instanceof Shape.Timestamp timestamp) {
            return timestamp(timestamp, value, http);
        }
        if (shape instanceof Shape.Blob) {
            try {
                return Base64.getEncoder().encodeToString(value.binaryValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return value.asText();
    }

    private static JsonNode number(Shape.Numeric shape, String text) {
        return switch (shape.kind()) {
            case INTEGER -> NODES.numberNode(Integer.parseInt(text));
            case LONG -> NODES.numberNode(Long.parseLong(text));
            case FLOAT, DOUBLE -> NODES.numberNode(Double.parseDouble(text));
        };
    }

    private static boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    private static JsonNode instant(String text) {
        return DecimalNode.valueOf(BigDecimal.valueOf(parseInstant(text).toEpochMilli(), 3));
    }

    private static Instant parseInstant(String text) {
        try {
            if (text.endsWith("GMT")) {
                return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            }
            return text.matches("-?\\d+(\\.\\d+)?")
                    ? Instant.ofEpochMilli(
                            new BigDecimal(text).movePointRight(3).longValue())
                    : DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String timestamp(Shape.Timestamp shape, JsonNode seconds, boolean http) {
        Instant instant =
                Instant.ofEpochMilli(seconds.decimalValue().movePointRight(3).longValue());
        return switch (shape.format().orElse(http ? "rfc822" : "iso8601")) {
            case "rfc822" -> HTTP_DATE.format(instant);
            case "unixTimestamp" -> String.valueOf(instant.getEpochSecond());
            default -> (instant.getNano() == 0 ? ISO_SECONDS : ISO_DATE).format(instant);
        };
    }
}
