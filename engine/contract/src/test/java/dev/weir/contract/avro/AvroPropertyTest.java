package dev.weir.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.evolution.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final int RECORDS = 20;
    private static final int TRIES = 8;

    @Test
    void whatever_is_called_compatible_is_decoded() throws IOException {
        int compatible = 0;
        int judged = 0;
        for (int seed = 0; judged < PAIRS; seed++) {
            var random = new Random(seed);
            var schemas = new RandomAvro(random);
            ObjectNode text = schemas.schema();
            Optional<Schema> one = parsed(text);
            Optional<Schema> other = one.flatMap(each -> next(random, schemas, text));
            if (other.isPresent()) {
                Schema writer = seed % 2 == 0 ? one.get() : other.get();
                Schema reader = seed % 2 == 0 ? other.get() : one.get();
                judged++;
                if (AvroEvolution.check(writer, reader, Direction.BACKWARD).isEmpty()) {
                    compatible++;
                    requireDecodable(seed, writer, reader);
                }
            }
        }
        assertThat(compatible).isBetween(PAIRS / 10, PAIRS * 9 / 10);
    }

    /** Another record now and then, mostly one that differs a little. */
    private static Optional<Schema> next(Random random, RandomAvro schemas, ObjectNode text) {
        boolean near = random.nextInt(10) > 0;
        for (int i = 0; i < TRIES; i++) {
            Optional<Schema> next = parsed(near ? new AvroMutations(random, schemas).changed(text) : schemas.schema());
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Nothing where chance made a name or a default that Avro forbids; of a number's default it says so in Java's own way. */
    private static Optional<Schema> parsed(ObjectNode text) {
        try {
            return Optional.of(new Schema.Parser().parse(text.toString()));
        } catch (AvroRuntimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Nothing where a record must contain itself, so that no datum is finite. */
    private static List<Object> data(Schema writer, int seed) {
        List<Object> data = new ArrayList<>();
        try {
            new RandomData(writer, RECORDS, seed).forEach(data::add);
        } catch (StackOverflowError e) {
            data.clear();
        }
        return data;
    }

    private static void requireDecodable(int seed, Schema writer, Schema reader) throws IOException {
        for (Object datum : data(writer, seed)) {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<>(writer).write(datum, encoder);
            // From a stream: on an array, Avro 1.12.2 demands as many bytes as the reader's element types would have
            // taken.
            var decoder = DecoderFactory.get().directBinaryDecoder(new ByteArrayInputStream(bytes.toByteArray()), null);
            try {
                assertThat(new GenericDatumReader<>(writer, reader).read(null, decoder))
                        .isNotNull();
            } catch (AvroRuntimeException e) {
                throw new AssertionError("seed %d: %s under %s".formatted(seed, writer, reader), e);
            }
        }
    }
}
