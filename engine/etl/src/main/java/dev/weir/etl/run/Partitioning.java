package dev.weir.etl.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** The partition folder of a record, by the time at which the stream took it in, in UTC. */
enum Partitioning {
    NONE(""),
    YEAR("ingest_year=%04d/"),
    MONTH("ingest_year=%04d/ingest_month=%02d/"),
    DAY("ingest_year=%04d/ingest_month=%02d/ingest_day=%02d/"),
    HOUR("ingest_year=%04d/ingest_month=%02d/ingest_day=%02d/ingest_hour=%02d/");

    private static final Map<String, Partitioning> NAMES =
            Map.of("none", NONE, "ingestYear", YEAR, "ingestMonth", MONTH, "ingestDay", DAY, "ingestHour", HOUR);

    private final String format;

    Partitioning(String format) {
        this.format = format;
    }

    /** By the name in a pipeline's document. */
    static Partitioning of(String partitionBy) {
        return NAMES.get(partitionBy);
    }

    /** The folder, with a slash at its end; empty for none. */
    String folder(Instant arrival) {
        LocalDateTime time = LocalDateTime.ofInstant(arrival, ZoneOffset.UTC);
        return format.formatted(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour());
    }
}
