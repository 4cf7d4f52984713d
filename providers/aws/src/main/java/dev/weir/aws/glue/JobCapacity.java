package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Diagnostic;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The capacity of a Spark job. From Glue 2.0 on it is made of workers: the service turns a {@code maxCapacity} into as many
 * workers of one data processing unit and answers with those, so the plan does the same.
 */
final class JobCapacity {
    private static final String CAPACITY = "maxCapacity";
    private static final String WORKER_TYPE = "workerType";
    private static final String WORKERS = "numberOfWorkers";

    /** One data processing unit. */
    private static final String UNIT_WORKER = "G.1X";

    private JobCapacity() {}

    /** Puts workers in the place of a capacity that Glue no longer knows; a mistake where there are no such workers. */
    static Optional<Diagnostic> spellOut(ObjectNode job) {
        boolean isOfWorkers = major(job.path("glueVersion").asText()) >= 2;
        if (!isOfWorkers || !job.path(CAPACITY).isNumber() || job.has(WORKER_TYPE) || job.has(WORKERS)) {
            return Optional.empty();
        }
        BigDecimal capacity = job.path(CAPACITY).decimalValue();
        if (capacity.stripTrailingZeros().scale() > 0
                || capacity.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return Optional.of(Diagnostic.error(
                    "maxCapacity must be a whole number",
                    "From Glue 2.0 on, the capacity of a Spark job is a number of workers; there are no " + capacity
                            + " workers. Use workerType and numberOfWorkers instead of maxCapacity."));
        }
        job.remove(CAPACITY);
        job.put(WORKER_TYPE, UNIT_WORKER).put(WORKERS, capacity.intValueExact());
        return Optional.empty();
    }

    private static int major(String version) {
        int dot = version.indexOf('.');
        try {
            return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
