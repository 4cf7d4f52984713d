package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.DirectService.Encoding;
import dev.weir.local.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PutRecord and PutRecords. */
final class RecordWriter {
    private static final int LARGEST_CALL = 10 << 20;

    private final Streams streams;
    private final Quotas quotas;

    RecordWriter(Streams streams, Quotas quotas) {
        this.streams = streams;
        this.quotas = quotas;
    }

    ObjectNode putOne(ObjectNode input, Caller caller) {
        LogEntry entry =
                new LogEntry(input.path("PartitionKey").asText().getBytes(StandardCharsets.UTF_8), bytes(input));
        BigInteger explicit = input.has("ExplicitHashKey")
                ? new BigInteger(input.path("ExplicitHashKey").asText())
                : null;
        Stream stream = streams.require(input, caller);
        stream.lock().readLock().lock();
        try {
            requireWritable(stream);
            requireSize(stream, entry, "data");
            Shard shard = stream.routing().open().get(index(stream.routing(), entry, explicit, HashKey.md5()));
            if (!quotas.mayWrite(stream, shard, entry.length())) {
                throw new AwsException("ProvisionedThroughputExceededException", quotas.exceeded(stream, shard));
            }
            long counter = appendOne(stream, shard, entry);
            ObjectNode result = JsonNodeFactory.instance
                    .objectNode()
                    .put("ShardId", shard.id())
                    .put("SequenceNumber", shard.sequenceNumbers().text(counter));
            return stream.facts().encrypted() ? result.put("EncryptionType", "KMS") : result;
        } finally {
            stream.lock().readLock().unlock();
        }
    }

    private static byte[] bytes(ObjectNode input) {
        try {
            return input.path("Data").binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Payload putAll(PutBatch batch, Encoding encoding, Caller caller) {
        Stream stream = streams.require(batch.target(), caller);
        stream.lock().readLock().lock();
        try {
            requireWritable(stream);
            requireSizes(stream, batch.entries());
            return putAll(stream, batch, encoding);
        } finally {
            stream.lock().readLock().unlock();
        }
    }

    private Payload putAll(Stream stream, PutBatch batch, Encoding encoding) {
        Routing routing = stream.routing();
        int count = batch.entries().size();
        List<ShardPut> puts = new ArrayList<>();
        for (int i = 0; i < routing.open().size(); i++) {
            puts.add(new ShardPut(routing.open().get(i), routing.numbers(i)));
        }
        int[] indexes = new int[count];
        int[] ordinals = new int[count];
        MessageDigest md5 = HashKey.md5();
        for (int i = 0; i < count; i++) {
            LogEntry entry = batch.entries().get(i);
            indexes[i] = index(routing, entry, batch.explicitKeys().get(i), md5);
            ShardPut put = puts.get(indexes[i]);
            ordinals[i] = quotas.mayWrite(stream, put.shard, entry.length()) ? put.add(entry) : -1;
        }
        for (ShardPut put : puts) {
            if (!put.entries.isEmpty()) {
                put.append(stream);
            }
        }
        requireAny(puts);
        return results(stream, puts, indexes, ordinals, encoding);
    }

    /** What some shards took is not refused with what others could not take: each record has its own result. */
    private static void requireAny(List<ShardPut> puts) {
        boolean someTaken = puts.stream().anyMatch(put -> !put.entries.isEmpty() && put.refused == null);
        Optional<IOException> refused = puts.stream()
                .flatMap(put -> Optional.ofNullable(put.refused).stream())
                .findFirst();
        if (!someTaken && refused.isPresent()) {
            throw new UncheckedIOException(refused.get());
        }
    }

    private Payload results(Stream stream, List<ShardPut> puts, int[] indexes, int[] ordinals, Encoding encoding) {
        PutResults results = new PutResults(encoding);
        for (int i = 0; i < indexes.length; i++) {
            ShardPut put = puts.get(indexes[i]);
            if (ordinals[i] >= 0 && put.refused != null) {
                results.failed("InternalFailure", "Internal Service Failure");
            } else if (ordinals[i] >= 0) {
                results.done(put.shard, put.numbers, put.item, put.first + ordinals[i]);
            } else {
                results.failed("ProvisionedThroughputExceededException", quotas.exceeded(stream, put.shard));
            }
        }
        return results.end(stream.facts().encrypted());
    }

    private long appendOne(Stream stream, Shard shard, LogEntry entry) {
        try {
            return append(stream, shard, List.of(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long append(Stream stream, Shard shard, List<LogEntry> entries) throws IOException {
        long now = streams.now();
        ShardLog log = stream.log(shard);
        long first = log.append(entries, now);
        log.trim(stream.horizon(now));
        return first;
    }

    private static int index(Routing routing, LogEntry entry, BigInteger explicit, MessageDigest md5) {
        if (explicit == null) {
            return routing.index(HashKey.of(entry.key(), md5));
        }
        if (explicit.compareTo(HashKey.MAX) > 0) {
            throw new AwsException(
                    "InvalidArgumentException",
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                            + explicit);
        }
        return routing.index(HashKey.of(explicit));
    }

    /** A stream that is being created or deleted does not exist to those who put records. */
    private void requireWritable(Stream stream) {
        if (stream.status().equals("CREATING") || stream.status().equals("DELETING")) {
            throw new AwsException(
                    "ResourceNotFoundException",
                    "Stream " + stream.name() + " under account " + streams.account() + " not found.");
        }
    }

    private static void requireSizes(Stream stream, List<LogEntry> entries) {
        long total = 0;
        for (int i = 0; i < entries.size(); i++) {
            requireSize(stream, entries.get(i), "records." + (i + 1) + ".member.data");
            total += entries.get(i).length();
        }
        if (total > LARGEST_CALL) {
            throw new AwsException("InvalidArgumentException", "Records size exceeds 10 MB limit");
        }
    }

    private static void requireSize(Stream stream, LogEntry entry, String place) {
        int most = stream.facts().largestRecord();
        if (entry.length() > most) {
            throw new AwsException(
                    "ValidationException",
                    "1 validation error detected: Value at '" + place
                            + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
    }

    /** The part of a call that goes to one shard. */
    private final class ShardPut {
        private final Shard shard;
        private final SequenceNumbers numbers;
        private final byte[] item;
        private final List<LogEntry> entries = new ArrayList<>();
        private long first;
        private IOException refused;

        ShardPut(Shard shard, SequenceNumbers numbers) {
            this.shard = shard;
            this.numbers = numbers;
            this.item = Cbor.text(shard.id());
        }

        int add(LogEntry entry) {
            entries.add(entry);
            return entries.size() - 1;
        }

        void append(Stream stream) {
            try {
                first = RecordWriter.this.append(stream, shard, entries);
            } catch (IOException e) {
                refused = e;
            } catch (UncheckedIOException e) {
                refused = e.getCause();
            }
        }
    }
}
