package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is asked of a stream all the time, taken from its document after each change, so that it can be read without a lock.
 *
 * @param settlesAt when a passing state ends, epoch milliseconds
 * @param largestRecord bytes
 */
record StreamFacts(
        String status, long settlesAt, long retentionMillis, boolean encrypted, boolean onDemand, int largestRecord) {
    private static final long HOUR = 3_600_000;

    static StreamFacts of(ObjectNode document) {
        return new StreamFacts(
                document.path("StreamStatus").asText(),
                document.path("SettlesAt").asLong(),
                document.path("RetentionPeriodHours").asLong() * HOUR,
                document.path("EncryptionType").asText().equals("KMS"),
                document.path("StreamModeDetails").path("StreamMode").asText().equals("ON_DEMAND"),
                document.path("MaxRecordSizeInKiB").asInt() * 1024);
    }
}
