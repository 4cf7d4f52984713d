package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import java.time.Clock;
import java.util.Map;

/** AWS's documented rates, where they are switched on: operations per second and account, bytes and records per shard. */
final class Quotas {
    private static final double WRITTEN_BYTES = 1 << 20;
    private static final double WRITTEN_RECORDS = 1000;
    private static final double READ_BYTES = 2 << 20;
    private static final double READ_CALLS = 5;
    private static final int DEFAULT_RATE = 5;
    private static final Map<String, Integer> RATES = Map.of(
            "DescribeStream", 10,
            "DescribeStreamSummary", 20,
            "DescribeStreamConsumer", 20,
            "DescribeLimits", 1,
            "ListShards", 1000,
            "UpdateShardCount", 10,
            "PutRecord", Integer.MAX_VALUE,
            "GetShardIterator", Integer.MAX_VALUE);

    private final boolean enforced;
    private final String account;
    private final Rates rates;

    Quotas(boolean enforced, String account, Clock clock) {
        this.enforced = enforced;
        this.account = account;
        this.rates = new Rates(clock);
    }

    /** @throws AwsException when an operation is called too often */
    void call(String operation, ObjectNode input, Caller caller) {
        int perSecond = RATES.getOrDefault(operation, DEFAULT_RATE);
        if (enforced && !rates.take(caller.region() + "/" + operation, 1, perSecond)) {
            String stream = input.path("StreamName").asText("");
            throw new AwsException(
                    "LimitExceededException",
                    "Rate exceeded for " + (stream.isEmpty() ? "" : "stream " + stream + " under ") + "account "
                            + account + ".");
        }
    }

    /** Whether a shard takes another record. */
    boolean mayWrite(Stream stream, Shard shard, int bytes) {
        String key = stream.arn() + "/" + shard.id();
        return !enforced
                || (rates.take(key + "/records", 1, WRITTEN_RECORDS)
                        && rates.take(key + "/bytes", bytes, WRITTEN_BYTES));
    }

    /** @throws AwsException when a shard is read too often */
    void readCall(Stream stream, Shard shard) {
        if (enforced && !rates.take(stream.arn() + "/" + shard.id() + "/calls", 1, READ_CALLS)) {
            throw new AwsException("ProvisionedThroughputExceededException", exceeded(stream, shard));
        }
    }

    /** How many bytes one GetRecords may return. */
    void readBytes(Stream stream, Shard shard, long bytes) {
        if (enforced && !rates.take(stream.arn() + "/" + shard.id() + "/read", (double) bytes, READ_BYTES)) {
            throw new AwsException("ProvisionedThroughputExceededException", exceeded(stream, shard));
        }
    }

    String exceeded(Stream stream, Shard shard) {
        return "Rate exceeded for shard " + shard.id() + " in stream " + stream.name() + " under account " + account
                + ".";
    }
}
