package dev.weir.etl.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.etl.parquet.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Rejected records as JSON lines: {@code reason}, {@code shard}, {@code sequenceNumber}, {@code subSequenceNumber} of
 * one of many in an aggregated record, {@code arrival}, {@code
 * schemaVersionId} if the record named one, {@code data} in Base64, and {@code text} when the data is UTF-8.
 */
final class Rejects {
    private static final JsonFactory JSON = new JsonFactory();

    private final String shard;
    private final Content content = new Content();
    private final Reasons reasons = new Reasons();
    private long count;

    Rejects(String shard) {
        this.shard = shard;
    }

    void add(Record record, OptionalInt part, byte[] data, String reason, Optional<String> schemaVersion) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("reason", reason);
            json.writeStringField("shard", shard);
            json.writeStringField("sequenceNumber", record.sequenceNumber());
            if (part.isPresent()) {
                json.writeNumberField("subSequenceNumber", part.getAsInt());
            }
            json.writeStringField(
                    "arrival", record.approximateArrivalTimestamp().toString());
            if (schemaVersion.isPresent()) {
                json.writeStringField("schemaVersionId", schemaVersion.get());
            }
            json.writeBinaryField("data", data);
            Optional<String> text = text(data);
            if (text.isPresent()) {
                json.writeStringField("text", text.get());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        line.write('\n');
        content.write(line.toByteArray(), 0, line.size());
        reasons.add(reason);
        count++;
    }

    private static Optional<String> text(byte[] data) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    long count() {
        return count;
    }

    Reasons reasons() {
        return reasons;
    }

    Content content() {
        return content;
    }
}
