package dev.weir.local.server;

import static java.util.Objects.requireNonNull;

import dev.weir.local.JobRunner;
import dev.weir.local.spelling.Spelling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the embedded AWS is started.
 *
 * @param data the directory that keeps everything; created when it is not there; one server at a time
 * @param port 0 picks a free one
 * @param account twelve digits, part of every ARN
 * @param quotas whether AWS's documented rates and limits are enforced
 * @param settle how long asynchronous states such as CREATING last
 * @param tagLag how long it takes until the tagging API shows a change of tags
 * @param bucketLag how long S3 may say that a new bucket does not exist
 * @param jobs what executes job runs
 * @param notices takes sentences for whoever watches the endpoint
 * @param spelling whether answers are spelled as AWS spells them, or as the requests were
 */
public record LocalOptions(
        Path data,
        int port,
        String account,
        boolean quotas,
        Duration settle,
        Duration tagLag,
        Duration bucketLag,
        Clock clock,
        JobRunner jobs,
        Consumer<String> notices,
        Spelling spelling) {
    /** The account when nobody chooses one. */
    public static final String ACCOUNT = "000000000000";

    public LocalOptions {
        requireNonNull(data, "data");
        requireNonNull(settle, "settle");
        requireNonNull(tagLag, "tagLag");
        requireNonNull(bucketLag, "bucketLag");
        requireNonNull(clock, "clock");
        requireNonNull(jobs, "jobs");
        requireNonNull(notices, "notices");
        requireNonNull(spelling, "spelling");
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("An account has twelve digits: " + account);
        }
    }

    /**
     * Any free port, no quotas, states that settle in 50 ms, tags that show at once, nobody who reads notices, and job runs that fail without a
     * runner.
     */
    public static LocalOptions in(Path data) {
        return new LocalOptions(
                data,
                0,
                ACCOUNT,
                false,
                Duration.ofMillis(50),
                Duration.ZERO,
                Duration.ZERO,
                Clock.systemUTC(),
                (job, endpoint, region, stopped) -> {
                    throw new UnsupportedOperationException("No job runner is configured");
                },
                notice -> {},
                Spelling.GIVEN);
    }

    public LocalOptions withPort(int other) {
        return new LocalOptions(
                data, other, account, quotas, settle, tagLag, bucketLag, clock, jobs, notices, spelling);
    }

    public LocalOptions withAccount(String other) {
        return new LocalOptions(data, port, other, quotas, settle, tagLag, bucketLag, clock, jobs, notices, spelling);
    }

    public LocalOptions withQuotas(boolean other) {
        return new LocalOptions(data, port, account, other, settle, tagLag, bucketLag, clock, jobs, notices, spelling);
    }

    public LocalOptions withSettle(Duration other) {
        return new LocalOptions(data, port, account, quotas, other, tagLag, bucketLag, clock, jobs, notices, spelling);
    }

    public LocalOptions withTagLag(Duration other) {
        return new LocalOptions(data, port, account, quotas, settle, other, bucketLag, clock, jobs, notices, spelling);
    }

    public LocalOptions withBucketLag(Duration other) {
        return new LocalOptions(data, port, account, quotas, settle, tagLag, other, clock, jobs, notices, spelling);
    }

    public LocalOptions withClock(Clock other) {
        return new LocalOptions(data, port, account, quotas, settle, tagLag, bucketLag, other, jobs, notices, spelling);
    }

    public LocalOptions withJobs(JobRunner other) {
        return new LocalOptions(
                data, port, account, quotas, settle, tagLag, bucketLag, clock, other, notices, spelling);
    }

    public LocalOptions withNotices(Consumer<String> other) {
        return new LocalOptions(data, port, account, quotas, settle, tagLag, bucketLag, clock, jobs, other, spelling);
    }

    public LocalOptions withSpelling(Spelling other) {
        return new LocalOptions(data, port, account, quotas, settle, tagLag, bucketLag, clock, jobs, notices, other);
    }
}
