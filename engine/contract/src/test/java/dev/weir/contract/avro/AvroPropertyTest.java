package dev.weir.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.evolution.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/** Random pairs of schemas, judged by Avro's own decoder. */
class AvroPropertyTest {
    private static final int PAIRS = Integer.getInteger("weir.soak", 1_000);
    private static final int RECORDS = 5;
    private static final List<String> TYPES = List.of(
            "\"int\"",
            "\"long\"",
            "\"float\"",
            "\"double\"",
            "\"string\"",
            "\"bytes\"",
            "\"boolean\"",
            "[\"null\",\"int\"]",
            "[\"null\",\"long\",\"string\"]",
            "[\"float\",\"boolean\"]",
            "{\"type\":\"array\",\"items\":\"int\"}",
            "{\"type\":\"array\",\"items\":[\"null\",\"double\"]}",
            "{\"type\":\"map\",\"values\":\"long\"}",
            "{\"type\":\"enum\",\"name\":\"e%1$d\",\"symbols\":[\"A\",\"B\"]}",
            "{\"type\":\"enum\",\"name\":\"e%1$d\",\"symbols\":[\"A\"],\"default\":\"A\"}",
            "{\"type\":\"fixed\",\"name\":\"x%1$d\",\"size\":2}",
            "{\"type\":\"record\",\"name\":\"r%1$d\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}",
            "{\"type\":\"record\",\"name\":\"r%1$d\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"},"
                    + "{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}]}",
            "{\"type\":\"record\",\"name\":\"n%1$d\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"n%1$d\"]}]}");

    @Test
    void whatever_is_called_compatible_is_decoded() throws IOException {
        int compatible = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Random random = new Random(seed);
            List<String> fields = fields(random);
            Schema writer = schema(fields, random);
            Schema reader = schema(changed(fields, random), random);
            if (AvroEvolution.check(writer, reader, Direction.BACKWARD).isEmpty()) {
                compatible++;
                requireDecodable(seed, writer, reader);
            }
        }
        assertThat(compatible).isBetween(PAIRS / 20, PAIRS * 9 / 10);
    }

    private static void requireDecodable(int seed, Schema writer, Schema reader) throws IOException {
        for (Object datum : new RandomData(writer, RECORDS, seed)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<>(writer).write(datum, encoder);
            var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
            try {
                assertThat(new GenericDatumReader<>(writer, reader).read(null, decoder))
                        .isNotNull();
            } catch (AvroRuntimeException e) {
                throw new AssertionError("seed %d: %s under %s".formatted(seed, writer, reader), e);
            }
        }
    }

    /** One type for each of three fields; empty where the field is missing. */
    private static List<String> fields(Random random) {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            types.add(
                    random.nextInt(4) > 0
                            ? TYPES.get(random.nextInt(TYPES.size())).formatted(i)
                            : "");
        }
        return types;
    }

    private static List<String> changed(List<String> types, Random random) {
        List<String> changed = new ArrayList<>(types);
        List<String> others = fields(random);
        int index = random.nextInt(3);
        changed.set(index, others.get(index));
        return changed;
    }

    private static Schema schema(List<String> types, Random random) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            if (!type.isEmpty()) {
                String ending = type.startsWith("[\"null\"") && random.nextBoolean() ? ",\"default\":null}" : "}";
                fields.append(fields.isEmpty() ? "" : ",")
                        .append("{\"name\":\"f%d\",\"type\":%s%s".formatted(i, type, ending));
            }
        }
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"record\",\"fields\":[%s]}".formatted(fields));
    }
}
