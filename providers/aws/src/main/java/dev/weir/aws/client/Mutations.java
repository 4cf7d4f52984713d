package dev.weir.aws.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Counts what may have changed something, so that what was read before is known to be out of date. */
final class Mutations {
    private static final Pattern READING = Pattern.compile("\\w+:(Get|List|Head|Describe|BatchGet|Check).*");

    private final AtomicLong count = new AtomicLong();

    /** Makes a call. A mutation counts before and after, as it takes effect somewhere in between, even if it fails. */
    <T> T around(String operation, Supplier<T> call) {
        if (READING.matcher(operation).matches()) {
            return call.get();
        }
        count.incrementAndGet();
        try {
            return call.get();
        } finally {
            count.incrementAndGet();
        }
    }

    long count() {
        return count.get();
    }
}
