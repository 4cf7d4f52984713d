package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import java.time.Duration;

/** Lets time pass between attempts. */
@FunctionalInterface
interface Pauses {
    Pauses SLEEP = duration -> {
        if (!duration.isZero()) {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderException(
                        ProviderException.Category.SERVICE, "Interrupted while waiting for AWS.", e);
            }
        }
    };

    void pause(Duration duration);
}
