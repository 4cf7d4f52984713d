package dev.weir.local;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a service is given to live in.
 *
 * @param data the folder of all services; each keeps to {@code data.resolve(model())}
 * @param account twelve digits
 * @param clock the time, which tests move
 * @param settle how long asynchronous states such as CREATING last
 * @param quotas whether documented rates and limits are enforced
 * @param jobs what executes job runs
 * @param endpoint where this endpoint listens, known once it is started
 * @param notices takes sentences for whoever watches the endpoint: what a user should know and no answer can tell
 */
public record ServiceContext(
        Path data,
        String account,
        Clock clock,
        Duration settle,
        boolean quotas,
        JobRunner jobs,
        Supplier<URI> endpoint,
        Consumer<String> notices) {
    public ServiceContext {
        requireNonNull(data, "data");
        requireNonNull(account, "account");
        requireNonNull(clock, "clock");
        requireNonNull(settle, "settle");
        requireNonNull(jobs, "jobs");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(notices, "notices");
    }

    /** Where a service keeps its data. */
    public Path folder(String service) {
        return data.resolve(service);
    }
}
