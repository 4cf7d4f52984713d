package dev.weir.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A record for an Avro schema")
class AvroEncoderTest {
    private static final int FRAME = 18;
    private static final String DECIMAL =
            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":6,\"scale\":2}";

    /** What Avro's own library reads of the value, given the type. */
    private static Object read(String type, String json) {
        String definition = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"v\",\"type\":" + type + "}]}";
        byte[] frame = new AvroEncoder(definition, new UUID(1, 2)).encode("{\"v\":" + json + "}");
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new Conversions.DecimalConversion());
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        Schema schema = new Schema.Parser().parse(definition);
        try {
            GenericRecord record = new GenericDatumReader<GenericRecord>(schema, schema, data)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(Arrays.copyOfRange(frame, FRAME, frame.length), null));
            return record.get("v");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String logical(String type, String logical) {
        return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, logical);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "12.50, 12.50",
        "'\"12.50\"', 12.50",
        "12.5, 12.50",
        "7, 7.00",
        "-0.01, -0.01",
        "9999.99, 9999.99",
        "1e2, 100.00"
    })
    @DisplayName("has a decimal as a number, or as text that is one")
    void decimals(String json, String value) {
        assertThat(read(DECIMAL, json)).hasToString(value);
        assertThat(read(
                        "{\"type\":\"fixed\",\"name\":\"D\",\"size\":4,\"logicalType\":\"decimal\",\"precision\":6,\"scale\":2}",
                        json))
                .hasToString(value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"12.505", "10000.00", "'\"twelve\"'", "true", "1e900", "'\"1e999\"'"})
    @DisplayName("has no decimal that would be rounded or is too large")
    void wrongDecimals(String json) {
        assertThatThrownBy(() -> read(DECIMAL, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/v must be a decimal with 2 digits after the point and at most 6 in all, got");
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource({
        "int, date, '\"2026-11-25\"', 2026-11-25",
        "int, date, 20000, 2024-10-04",
        "int, time-millis, '\"10:15:30.5\"', 10:15:30.500",
        "long, time-micros, '\"10:15:30.000001\"', 10:15:30.000001",
        "long, timestamp-millis, '\"2026-11-25T10:15:30.123Z\"', 2026-11-25T10:15:30.123Z",
        "long, timestamp-millis, '\"2026-11-25T12:15:30+02:00\"', 2026-11-25T10:15:30Z",
        "long, timestamp-millis, 0, 1970-01-01T00:00:00Z",
        "long, timestamp-micros, '\"1969-12-31T23:59:59.999999Z\"', 1969-12-31T23:59:59.999999Z",
        "long, local-timestamp-millis, '\"2026-11-25 10:15:30\"', 2026-11-25T10:15:30",
        "long, local-timestamp-micros, '\"2026-11-25T10:15:30.000001\"', 2026-11-25T10:15:30.000001",
        "string, uuid, '\"123e4567-e89b-12d3-a456-426614174000\"', 123e4567-e89b-12d3-a456-426614174000"
    })
    @DisplayName("has dates, times and UUIDs as ISO 8601 writes them, or as the numbers that Avro stores")
    void moments(String type, String logical, String json, String value) {
        assertThat(read(logical(type, logical), json)).hasToString(value);
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource({
        "int, date, '\"2026-02-30\"', a date such as",
        "int, time-millis, '\"10:15:30.0001\"', at most 3 digits of a second",
        "long, timestamp-millis, '\"2026-11-25T10:15:30\"', a time with its offset",
        "long, timestamp-millis, '\"2026-11-25T10:15:30.0001Z\"', at most 3 digits of a second",
        "long, local-timestamp-millis, '\"2026-11-25T10:15:30Z\"', a time without an offset",
        "long, timestamp-micros, 1.5, a time with its offset",
        "string, uuid, '\"1-2-3-4-5\"', a UUID such as"
    })
    @DisplayName("has no date or time that would lose a part of it")
    void wrongMoments(String type, String logical, String json, String expected) {
        assertThatThrownBy(() -> read(logical(type, logical), json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/v must be ")
                .hasMessageContaining(expected);
    }

    @Test
    @DisplayName("has a duration as ISO 8601 writes it, in months, days and milliseconds")
    void durations() {
        String type = "{\"type\":\"fixed\",\"name\":\"D\",\"size\":12,\"logicalType\":\"duration\"}";

        assertThat(((GenericData.Fixed) read(type, "\"P1Y2M3DT1.5S\"")).bytes())
                .containsExactly(14, 0, 0, 0, 3, 0, 0, 0, 0xDC, 5, 0, 0);
        assertThatThrownBy(() -> read(type, "\"PT0.0001S\"")).hasMessageContaining("must be a duration such as");
        assertThatThrownBy(() -> read(type, "\"P\"")).hasMessageContaining("must be a duration such as");
    }

    @Test
    @DisplayName("has all of them inside unions, arrays and maps, too")
    void nested() {
        assertThat(read("[\"null\"," + DECIMAL + "]", "12.50")).hasToString("12.50");
        assertThat(read("[\"null\"," + DECIMAL + "]", "null")).isNull();
        assertThat(read("{\"type\":\"array\",\"items\":" + DECIMAL + "}", "[1, \"2.5\"]"))
                .hasToString("[1.00, 2.50]");
        assertThat(read("{\"type\":\"map\",\"values\":" + logical("int", "date") + "}", "{\"a\":\"2026-11-25\"}"))
                .hasToString("{a=2026-11-25}");
    }

    @Test
    @DisplayName("keeps every digit of a decimal, and has plain bytes as a character each")
    void exact() {
        assertThat(read(
                        "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":18}",
                        "12345678901234567890.123456789012345678"))
                .hasToString("12345678901234567890.123456789012345678");
        assertThat(read("\"bytes\"", "\"a\\u00ff\"")).hasToString("java.nio.HeapByteBuffer[pos=0 lim=2 cap=2]");
        assertThatThrownBy(() -> read("\"bytes\"", "\"\\u0100\"")).hasMessageContaining("each a byte");
        assertThatThrownBy(() -> read("{\"type\":\"fixed\",\"name\":\"F\",\"size\":3}", "\"ab\""))
                .hasMessageContaining("/v must be 3 bytes");
    }
}
