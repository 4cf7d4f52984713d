package dev.weir.local.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.weir.local.DirectService.Encoding;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a PutRecords call, read straight from its bytes.
 *
 * @param target the members that name the stream
 * @param explicitKeys null where the partition key decides
 */
record PutBatch(ObjectNode target, List<LogEntry> entries, List<BigInteger> explicitKeys) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory CBOR = new CBORFactory();
    private static final int MOST = 500;
    private static final int LONGEST_KEY = 256;

    /** Empty when the call is not as the model wants it; the general way then says what is wrong. */
    static Optional<PutBatch> parse(Encoding encoding, byte[] body) {
        PutBatch batch = new PutBatch(JsonNodeFactory.instance.objectNode(), new ArrayList<>(), new ArrayList<>());
        try (JsonParser parser = (encoding == Encoding.CBOR ? CBOR : JSON).createParser(body)) {
            return batch.read(parser) && !batch.entries.isEmpty() && batch.entries.size() <= MOST
                    ? Optional.of(batch)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from an array failed", e);
        }
    }

    private boolean read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "Records" -> {
                    if (token != JsonToken.START_ARRAY || !readRecords(parser)) {
                        return false;
                    }
                }
                case "StreamName", "StreamARN" -> {
                    if (token != JsonToken.VALUE_STRING) {
                        return false;
                    }
                    target.put(name, parser.getText());
                }
                default -> parser.skipChildren();
            }
        }
        return true;
    }

    private boolean readRecords(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT || !readRecord(parser)) {
                return false;
            }
        }
        return true;
    }

    private boolean readRecord(JsonParser parser) throws IOException {
        byte[] data = null;
        String key = null;
        BigInteger explicit = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "Data" -> data = token.isScalarValue() ? parser.getBinaryValue() : null;
                case "PartitionKey" -> key = token == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "ExplicitHashKey" -> {
                    if (token != JsonToken.VALUE_STRING || !parser.getText().matches("0|([1-9]\\d{0,38})")) {
                        return false;
                    }
                    explicit = new BigInteger(parser.getText());
                }
                default -> parser.skipChildren();
            }
        }
        if (data == null || key == null || key.isEmpty() || key.codePointCount(0, key.length()) > LONGEST_KEY) {
            return false;
        }
        entries.add(new LogEntry(key.getBytes(StandardCharsets.UTF_8), data));
        explicitKeys.add(explicit);
        return true;
    }
}
