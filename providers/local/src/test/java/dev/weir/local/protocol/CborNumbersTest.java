package dev.weir.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.model.ServiceModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborNumbersTest {
    private static final ServiceModel KINESIS = ServiceModel.load("kinesis");
    private static final String NUMBER = "TargetShardCount";
    private static final String TIME = "Timestamp";

    private final Protocol cbor = Protocol.of(KINESIS, true);

    private interface Value {
        void write(JsonGenerator out) throws IOException;
    }

    private JsonNode read(String operation, String member, Value value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = new CBORFactory().createGenerator(out)) {
            generator.writeStartObject();
            generator.writeFieldName(member);
            value.write(generator);
            generator.writeEndObject();
        }
        return read(operation, member, out.toByteArray());
    }

    private JsonNode read(String operation, String member, byte[] body) throws IOException {
        WireRequest request = new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of(
                        "x-amz-target", List.of("Kinesis_20131202." + operation),
                        "content-type", List.of("application/x-amz-cbor-1.1")),
                Payload.of(body));
        return cbor.read(request).input().path(member);
    }

    /** Each number in the narrowest width, and one in each wider one. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "255, 18ff",
        "256, 190100",
        "65535, 19ffff",
        "65536, 1a00010000",
        "2147483647, 1a7fffffff",
        "7, 1b0000000000000007",
        "7, 1a00000007",
        "7, 190007",
        "7, 1807",
        "-1, 20",
        "-256, 38ff",
        "-2147483648, 3a7fffffff",
        "2, f94000",
        "2, fa40000000",
        "2, fb4000000000000000"
    })
    void aWholeNumberIsTheSameInEveryWidth(int expected, String item) throws IOException {
        byte[] name = ("" + NUMBER).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] body = HexFormat.of().parseHex("a170" + HexFormat.of().formatHex(name) + item);
        assertThat(name).hasSize(16);
        assertThat(read("UpdateShardCount", NUMBER, body).intValue()).isEqualTo(expected);
    }

    @Test
    void aNumberBeyondItsTypeIsRefusedInsteadOfWrapped() {
        for (Value value : List.<Value>of(
                out -> out.writeNumber(4294967306L),
                out -> out.writeNumber(-2147483649L),
                out -> out.writeNumber(BigInteger.TWO.pow(80)),
                out -> out.writeNumber(1e10),
                out -> out.writeNumber(Double.NaN),
                out -> out.writeString("7"))) {
            assertThatThrownBy(() -> read("UpdateShardCount", NUMBER, value))
                    .isInstanceOfSatisfying(AwsException.class, error -> assertThat(error.code())
                            .isEqualTo("SerializationException"));
        }
    }

    @Test
    void aTimestampCountsMillisecondsAndIsKeptExactly() throws IOException {
        assertThat(read("GetShardIterator", TIME, out -> out.writeNumber(1795910400123L))
                        .decimalValue())
                .isEqualByComparingTo("1795910400.123");
        assertThat(read("GetShardIterator", TIME, out -> out.writeNumber(0)).decimalValue())
                .isEqualByComparingTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTimestampThatIsNoNumberIsRefused(double value) {
        assertThatThrownBy(() -> read("GetShardIterator", TIME, out -> out.writeNumber(value)))
                .isInstanceOf(AwsException.class);
    }

    @Test
    void bytesAreTheSameInOnePieceAndInChunks() throws IOException {
        byte[] head = HexFormat.of().parseHex("a16444617461");
        byte[] whole = concat(head, HexFormat.of().parseHex("4400ff7f80"));
        byte[] chunked = concat(head, HexFormat.of().parseHex("5f4200ff427f80ff"));
        assertThat(read("PutRecord", "Data", whole).binaryValue()).containsExactly(0, 0xff, 0x7f, 0x80);
        assertThat(read("PutRecord", "Data", chunked).binaryValue()).containsExactly(0, 0xff, 0x7f, 0x80);
    }

    @Test
    void answersHoldWholeNumbersAndTaggedMilliseconds() throws IOException {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ObjectNode summary = output.putObject("StreamDescriptionSummary");
        summary.put("OpenShardCount", 70_000).put("RetentionPeriodHours", 8760);
        summary.set("StreamCreationTimestamp", DecimalNode.valueOf(new BigDecimal("1795910400.123")));
        WireReply reply = cbor.write(KINESIS.operation("DescribeStreamSummary").orElseThrow(), Reply.of(output), "id");
        byte[] body = reply.body().bytes();
        JsonNode read = new ObjectMapper(new CBORFactory()).readTree(body).path("StreamDescriptionSummary");
        assertThat(read.path("OpenShardCount").intValue()).isEqualTo(70_000);
        assertThat(read.path("StreamCreationTimestamp").isIntegralNumber()).isTrue();
        assertThat(read.path("StreamCreationTimestamp").longValue()).isEqualTo(1795910400123L);
        assertThat(HexFormat.of().formatHex(body)).contains("c11b000001a2");
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
