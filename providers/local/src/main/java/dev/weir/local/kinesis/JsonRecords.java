package dev.weir.local.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.local.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetRecords in JSON. */
final class JsonRecords implements RecordsReply {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Blocks out = new Blocks();
    private final JsonGenerator json;
    private final boolean encrypted;

    JsonRecords(boolean encrypted) {
        this.encrypted = encrypted;
        try {
            json = FACTORY.createGenerator(out);
            json.writeStartObject();
            json.writeArrayFieldStart("Records");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void record(
            SequenceNumbers numbers, long counter, long arrival, byte[] frame, int offset, int key, int data) {
        try {
            json.writeStartObject();
            json.writeStringField("SequenceNumber", numbers.text(counter));
            json.writeNumberField("ApproximateArrivalTimestamp", BigDecimal.valueOf(arrival, 3));
            json.writeFieldName("Data");
            json.writeBinary(frame, offset + key, data);
            json.writeStringField("PartitionKey", new String(frame, offset, key, StandardCharsets.UTF_8));
            if (encrypted) {
                json.writeStringField("EncryptionType", "KMS");
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Payload end(Optional<String> next, long millisBehind, List<Shard> children) {
        try {
            json.writeEndArray();
            if (next.isPresent()) {
                json.writeStringField("NextShardIterator", next.get());
            }
            json.writeNumberField("MillisBehindLatest", millisBehind);
            if (!children.isEmpty()) {
                json.writeArrayFieldStart("ChildShards");
                for (Shard child : children) {
                    child(child);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.close();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void child(Shard shard) throws IOException {
        json.writeStartObject();
        json.writeStringField("ShardId", shard.id());
        json.writeArrayFieldStart("ParentShards");
        if (shard.parent().isPresent()) {
            json.writeString(shard.parent().get());
        }
        if (shard.adjacentParent().isPresent()) {
            json.writeString(shard.adjacentParent().get());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("HashKeyRange");
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry :
                shard.range().properties()) {
            json.writeStringField(entry.getKey(), entry.getValue().asText());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
