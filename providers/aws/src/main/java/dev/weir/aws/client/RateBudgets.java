package dev.weir.aws.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The rate budgets of all operations. One without a known rate has no budget: throttling then slows it down. AWS's rates hold from the
 * start where calls go to AWS; at another endpoint that of an operation holds once the endpoint has turned a call away for it.
 */
final class RateBudgets {
    private static final String KINESIS = "kinesis:";

    /** Calls a second for an account to each operation of Kinesis that is not in {@link #OTHERS}. */
    private static final double KINESIS_RATE = 5;

    /** Calls a second for an account, as AWS documents them. */
    private static final Map<String, Double> OTHERS = Map.of(
            "kinesis:DescribeStream", 10.0,
            "kinesis:DescribeStreamSummary", 20.0,
            "kinesis:DescribeStreamConsumer", 20.0,
            "kinesis:DescribeLimits", 1.0,
            "kinesis:ListShards", 1000.0,
            "kinesis:UpdateShardCount", 10.0);

    /** Limited for each shard instead. */
    private static final Set<String> RECORDS =
            Set.of("kinesis:PutRecord", "kinesis:PutRecords", "kinesis:GetRecords", "kinesis:GetShardIterator");

    private final boolean limited;
    private final Map<String, Double> given;
    private final LongSupplier nanos;
    private final Map<String, RateBudget> budgets = new ConcurrentHashMap<>();

    /**
     * Budgets for AWS itself, or none yet for another endpoint.
     *
     * @param nanos a clock that never goes back
     */
    RateBudgets(AwsConfig config, LongSupplier nanos) {
        this.limited = config.endpoint().isEmpty();
        this.given = config.rates();
        this.nanos = nanos;
    }

    /** How long to wait before the next call of an operation. */
    Duration take(String operation) {
        RateBudget budget = limited ? budget(operation) : budgets.get(operation);
        return budget == null ? Duration.ZERO : budget.take();
    }

    /** Learns that a call was turned away for its rate: nothing is left of this second's. */
    void exceeded(String operation) {
        RateBudget budget = budget(operation);
        if (budget != null) {
            budget.exhaust();
        }
    }

    /** Null for an operation without a known rate. */
    private RateBudget budget(String operation) {
        return budgets.computeIfAbsent(
                operation,
                key -> rate(key).map(rate -> new RateBudget(rate, nanos)).orElse(null));
    }

    private Optional<Double> rate(String operation) {
        Double known = given.getOrDefault(operation, OTHERS.get(operation));
        return known != null || !operation.startsWith(KINESIS) || RECORDS.contains(operation)
                ? Optional.ofNullable(known)
                : Optional.of(KINESIS_RATE);
    }
}
