package dev.weir.aws.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The rate budgets of all operations. One without a known rate has no budget: throttling then slows it down. */
final class RateBudgets {
    /** Calls a second for an account, as AWS documents them. */
    private static final Map<String, Double> DOCUMENTED = Map.ofEntries(
            Map.entry("kinesis:DescribeStreamSummary", 20.0),
            Map.entry("kinesis:ListStreams", 5.0),
            Map.entry("kinesis:ListTagsForStream", 5.0),
            Map.entry("kinesis:AddTagsToStream", 5.0),
            Map.entry("kinesis:RemoveTagsFromStream", 5.0),
            Map.entry("kinesis:CreateStream", 5.0),
            Map.entry("kinesis:DeleteStream", 5.0),
            Map.entry("kinesis:DescribeLimits", 1.0),
            Map.entry("kinesis:UpdateShardCount", 10.0),
            Map.entry("kinesis:IncreaseStreamRetentionPeriod", 5.0),
            Map.entry("kinesis:DecreaseStreamRetentionPeriod", 5.0),
            Map.entry("kinesis:StartStreamEncryption", 5.0),
            Map.entry("kinesis:StopStreamEncryption", 5.0),
            Map.entry("kinesis:EnableEnhancedMonitoring", 5.0),
            Map.entry("kinesis:DisableEnhancedMonitoring", 5.0),
            Map.entry("kinesis:UpdateStreamMode", 5.0));

    private final boolean limited;
    private final Map<String, Double> given;
    private final LongSupplier nanos;
    private final Map<String, RateBudget> budgets = new ConcurrentHashMap<>();

    /**
     * Budgets for AWS itself, or none for another endpoint.
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
        return rate(operation)
                .map(rate -> budgets.computeIfAbsent(operation, key -> new RateBudget(rate, nanos))
                        .take())
                .orElse(Duration.ZERO);
    }

    private Optional<Double> rate(String operation) {
        return limited
                ? Optional.ofNullable(given.getOrDefault(operation, DOCUMENTED.get(operation)))
                : Optional.empty();
    }
}
