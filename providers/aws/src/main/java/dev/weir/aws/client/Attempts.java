package dev.weir.aws.client;

import dev.weir.spi.ProviderException.Category;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a call, within its rate budget, again as long as that makes sense. */
final class Attempts {
    private final RateBudgets budgets;
    private final CallCounter counter;
    private final Failures failures;
    private final Patience patience;
    private final Pauses pauses;
    private final LongSupplier nanos;

    Attempts(
            RateBudgets budgets,
            CallCounter counter,
            Failures failures,
            Patience patience,
            Pauses pauses,
            LongSupplier nanos) {
        this.budgets = budgets;
        this.counter = counter;
        this.failures = failures;
        this.patience = patience;
        this.pauses = pauses;
        this.nanos = nanos;
    }

    <T> T of(String operation, String subject, Supplier<T> call) {
        long begun = nanos.getAsLong();
        for (int attempt = 1; ; attempt++) {
            pauses.pause(budgets.take(operation));
            counter.attempt(operation);
            try {
                return call.get();
            } catch (SdkException e) {
                AwsFailure failure = failures.of(operation, subject, e);
                if (failure.is(Category.THROTTLED)) {
                    counter.throttle();
                    budgets.exceeded(operation);
                }
                if (!again(operation, failure, attempt, Duration.ofNanos(nanos.getAsLong() - begun))) {
                    throw failure;
                }
            }
            pauses.pause(patience.pause(attempt, ThreadLocalRandom.current().nextDouble()));
        }
    }

    private boolean again(String operation, AwsFailure failure, int attempt, Duration soFar) {
        return switch (failure.category()) {
            case THROTTLED -> attempt < patience.throttled();
            case UNREACHABLE -> attempt < patience.broken();
            case SERVICE -> attempt < patience.broken() && !failure.isUnsupported();
            case CREDENTIALS, PERMISSION, ELSEWHERE, INVALID, CONFLICT, NOT_FOUND, LIMIT ->
                soFar.compareTo(Transient.budget(operation, failure, patience)) < 0;
        };
    }
}
