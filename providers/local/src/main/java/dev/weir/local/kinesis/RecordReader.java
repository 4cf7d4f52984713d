package dev.weir.local.kinesis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import dev.weir.local.kinesis.Segment.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** GetShardIterator and GetRecords. */
final class RecordReader {
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
    private static final ObjectMapper CBOR = new CBORMapper();
    private static final int MOST_RECORDS = 10_000;
    private static final long MOST_BYTES = 10 << 20;
    private static final long LIFETIME = 300_000;

    private final Streams streams;
    private final Quotas quotas;

    RecordReader(Streams streams, Quotas quotas) {
        this.streams = streams;
        this.quotas = quotas;
    }

    ObjectNode iterator(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        Shard shard = stream.shard(input.path("ShardId").asText(), streams.account());
        Cursor cursor;
        try {
            cursor = new Cursor(start(stream, shard, input), -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ShardIterator iterator =
                new ShardIterator(streams.now(), stream.region(), stream.name(), stream.id(), shard.number(), cursor);
        return JsonNodeFactory.instance.objectNode().put("ShardIterator", iterator.text());
    }

    private long start(Stream stream, Shard shard, ObjectNode input) throws IOException {
        ShardLog log = stream.log(shard);
        String type = input.path("ShardIteratorType").asText();
        return switch (type) {
            case "TRIM_HORIZON" -> log.firstSince(stream.horizon(streams.now()));
            case "LATEST" -> log.next();
            case "AT_TIMESTAMP" -> log.firstSince(Math.max(timestamp(input), stream.horizon(streams.now())));
            case "AT_SEQUENCE_NUMBER" -> counter(stream, shard, input, type);
            case "AFTER_SEQUENCE_NUMBER" -> counter(stream, shard, input, type) + 1;
            default -> throw new AwsException("InvalidArgumentException", "Unknown ShardIteratorType " + type);
        };
    }

    private long timestamp(ObjectNode input) {
        if (!input.hasNonNull("Timestamp")) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no"
                            + " timestamp parameter.");
        }
        long millis = Shards.millis(input.get("Timestamp"));
        if (millis > streams.now()) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                            + " timestampInMillis: " + millis + ", currentTimestampInMillis: " + streams.now());
        }
        return millis;
    }

    private long counter(Stream stream, Shard shard, ObjectNode input, String type) {
        String number = input.path("StartingSequenceNumber").asText("");
        if (number.isEmpty()) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "Must specify StartingSequenceNumber for iterator of type " + type + ".");
        }
        OptionalLong counter = shard.sequenceNumbers().counter(number);
        if (counter.isEmpty() || counter.getAsLong() > stream.log(shard).next()) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "StartingSequenceNumber " + number + " used in GetShardIterator on shard " + shard.id()
                            + " in stream " + stream.name() + " under account " + streams.account()
                            + " is invalid because it did not come from this stream.");
        }
        return counter.getAsLong();
    }

    /** Empty when the call is not as the model wants it; the general way then says what is wrong. */
    Optional<Payload> records(Encoding encoding, byte[] body) {
        JsonNode input;
        try {
            input = (encoding == Encoding.CBOR ? CBOR : JSON).readTree(body);
        } catch (IOException e) {
            return Optional.empty();
        }
        JsonNode limit = input.path("Limit");
        boolean fits = limit.isMissingNode()
                || limit.isNull()
                || (limit.isInt() && limit.asInt() >= 1 && limit.asInt() <= MOST_RECORDS);
        if (!fits || input.path("ShardIterator").asText("").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(records(
                ShardIterator.parse(input.path("ShardIterator").asText()), limit.asInt(MOST_RECORDS), encoding));
    }

    private Payload records(ShardIterator iterator, int limit, Encoding encoding) {
        requireFresh(iterator);
        Stream stream = stream(iterator);
        stream.lock().readLock().lock();
        try {
            if (stream.status().equals("DELETING")) {
                throw notFound(iterator);
            }
            Shard shard = stream.shards().get(iterator.shard());
            quotas.readCall(stream, shard);
            return records(stream, shard, iterator, limit, encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stream.lock().readLock().unlock();
        }
    }

    private Payload records(Stream stream, Shard shard, ShardIterator iterator, int limit, Encoding encoding)
            throws IOException {
        ShardLog log = stream.log(shard);
        long now = streams.now();
        log.trim(stream.horizon(now));
        SequenceNumbers numbers = shard.sequenceNumbers();
        RecordsReply reply = RecordsReply.in(encoding, stream.facts().encrypted());
        Tally tally = new Tally(limit, stream.horizon(now));
        Cursor cursor = log.read(
                iterator.cursor().counter(),
                iterator.cursor().position(),
                (counter, arrival, frame, offset, key, data) -> {
                    if (tally.isOld(arrival)) {
                        return true;
                    }
                    if (!tally.takes(key + data, arrival)) {
                        return false;
                    }
                    reply.record(numbers, counter, arrival, frame, offset, key, data);
                    return true;
                });
        quotas.readBytes(stream, shard, tally.bytes);
        long behind = cursor.counter() >= log.next() || tally.count == 0 ? 0 : Math.max(1, now - tally.lastArrival);
        boolean ended =
                shard.closed().filter(end -> cursor.counter() >= end.counter()).isPresent();
        return ended
                ? reply.end(Optional.empty(), 0, children(stream, shard))
                : reply.end(Optional.of(iterator.movedTo(cursor, now).text()), behind, List.of());
    }

    private static List<Shard> children(Stream stream, Shard shard) {
        return stream.shards().stream()
                .filter(child -> child.isChildOf(shard.id()))
                .toList();
    }

    private void requireFresh(ShardIterator iterator) {
        long now = streams.now();
        if (now - iterator.issued() > LIFETIME) {
            throw new AwsException(
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time "
                            + java.time.Instant.ofEpochMilli(iterator.issued())
                            + " while right now it is " + java.time.Instant.ofEpochMilli(now)
                            + " which is further in the future than the tolerated delay of " + LIFETIME
                            + " milliseconds.");
        }
    }

    private Stream stream(ShardIterator iterator) {
        return streams.find(iterator.region(), iterator.name())
                .filter(stream -> stream.id().equals(iterator.stream()))
                .orElseThrow(() -> notFound(iterator));
    }

    private AwsException notFound(ShardIterator iterator) {
        return new AwsException(
                "ResourceNotFoundException",
                "Shard " + Shard.id(iterator.shard()) + " in stream " + iterator.name() + " under account "
                        + streams.account() + " does not exist");
    }

    /** What a call has given so far, and what it may give. */
    private static final class Tally {
        private final int limit;
        private final long horizon;
        private int count;
        private long bytes;
        private long lastArrival;

        Tally(int limit, long horizon) {
            this.limit = limit;
            this.horizon = horizon;
        }

        boolean isOld(long arrival) {
            return arrival < horizon;
        }

        boolean takes(int length, long arrival) {
            if (count == limit || (count > 0 && bytes + length > MOST_BYTES)) {
                return false;
            }
            count++;
            bytes += length;
            lastArrival = arrival;
            return true;
        }
    }
}
