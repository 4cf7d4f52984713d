package dev.weir.local.server;

import dev.weir.local.AwsException;
import dev.weir.local.Service;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a request is answered, and what whoever watches the endpoint is told, when the disk refuses something. A full disk is nobody's
 * bug: it is told in a sentence, once in a while; anything else is logged as what it is.
 */
final class DiskFailures {
    private static final System.Logger LOG = System.getLogger(DiskFailures.class.getName());
    private static final long SILENCE_NANOS = 10_000_000_000L;

    private final Path data;
    private final Consumer<String> notices;
    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

    DiskFailures(Path data, Consumer<String> notices) {
        this.data = data;
        this.notices = notices;
    }

    AwsException of(Service service, String requestId, Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        String reason = reason(cause);
        if (!isFull(reason)) {
            LOG.log(Level.ERROR, "Request " + requestId + " to " + service.model() + " failed", failure);
            return new AwsException(service.failureCode(), 500, "Internal failure: " + cause);
        }
        String problem = "The embedded AWS cannot write to " + data + ": " + reason;
        tell(problem + ". It refuses changes until there is free space again. Everything it has confirmed is kept.");
        return new AwsException(
                service.failureCode(), 500, problem + ". The request changed nothing. Free some space and try again.");
    }

    private void tell(String notice) {
        long now = System.nanoTime();
        long until = silentUntil.get();
        if (now - until >= 0 && silentUntil.compareAndSet(until, now + SILENCE_NANOS)) {
            notices.accept(notice);
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        String message = String.valueOf(cause.getMessage());
        return cause instanceof FileNotFoundException ? message.replaceFirst("(?s)^.*\\((.*)\\)$", "$1") : message;
    }

    /** As Linux, macOS and Windows word it; a limit on the size of files or on a user's share has the same remedy. */
    private static boolean isFull(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "not enough space", "disk quota", "file too large")
                .anyMatch(lower::contains);
    }
}
