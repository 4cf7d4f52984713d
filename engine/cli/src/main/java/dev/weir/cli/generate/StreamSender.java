package dev.weir.cli.generate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * Sends records to a stream, as many a call as Kinesis takes. A record that is turned away is sent again, with growing pauses;
 * one that is turned away too often ends the sending. Not safe for use by several threads.
 */
public final class StreamSender {
    private static final int MOST_RECORDS = 500;
    private static final int MOST_BYTES = 5 << 20;
    private static final int MOST_ATTEMPTS = 12;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final KinesisClient kinesis;
    private final String stream;
    private final Random keys;
    private final List<PutRecordsRequestEntry> batch = new ArrayList<>();
    private long batchBytes;
    private long sent;
    private long bytes;

    /**
     * Sends to one stream.
     *
     * @param keys makes the partition keys, which spread the records over the shards
     */
    public StreamSender(KinesisClient kinesis, String stream, Random keys) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.keys = keys;
    }

    /** Takes one record; sends when a call's worth is together. */
    public void send(byte[] data) {
        String key = new UUID(keys.nextLong(), keys.nextLong()).toString();
        int size = data.length + key.length();
        if (batch.size() == MOST_RECORDS || (batchBytes + size > MOST_BYTES && !batch.isEmpty())) {
            flush();
        }
        batch.add(PutRecordsRequestEntry.builder()
                .partitionKey(key)
                .data(SdkBytes.fromByteArrayUnsafe(data))
                .build());
        batchBytes += size;
        bytes += data.length;
    }

    /** The same for text. */
    public void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends what is left. */
    public void flush() {
        List<PutRecordsRequestEntry> left = List.copyOf(batch);
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            List<PutRecordsRequestEntry> entries = left;
            PutRecordsResponse response =
                    kinesis.putRecords(request -> request.streamName(stream).records(entries));
            left = turnedAway(entries, response, attempt);
        }
        sent += batch.size();
        batch.clear();
        batchBytes = 0;
    }

    public long sent() {
        return sent;
    }

    public long bytes() {
        return bytes;
    }

    private static List<PutRecordsRequestEntry> turnedAway(
            List<PutRecordsRequestEntry> entries, PutRecordsResponse response, int attempt) {
        if (response.failedRecordCount() == null || response.failedRecordCount() == 0) {
            return List.of();
        }
        List<PutRecordsRequestEntry> left = new ArrayList<>();
        String reason = "";
        for (int i = 0; i < entries.size(); i++) {
            if (response.records().get(i).errorCode() != null) {
                left.add(entries.get(i));
                reason = response.records().get(i).errorMessage();
            }
        }
        if (attempt == MOST_ATTEMPTS) {
            throw new IllegalStateException(
                    "The stream rejected " + left.size() + " records " + MOST_ATTEMPTS + " times: " + reason);
        }
        pause(attempt);
        return left;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }
}
