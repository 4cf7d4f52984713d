package dev.weir.local.glue.crawlers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.operation.Trees;
import java.util.Optional;

/**
 * What came of a crawl.
 *
 * @param status SUCCEEDED, CANCELLED or FAILED
 * @param error why it failed, or what it passed over
 */
record CrawlReport(String status, Optional<String> error, Changes tables, Changes partitions) {
    CrawlReport {
        requireNonNull(status, "status");
        requireNonNull(error, "error");
        requireNonNull(tables, "tables");
        requireNonNull(partitions, "partitions");
    }

    /** How many of a kind changed, and how. */
    record Changes(int added, int updated, int deleted) {
        static final Changes NONE = new Changes(0, 0, 0);

        Changes plus(Changes other) {
            return new Changes(added + other.added, updated + other.updated, deleted + other.deleted);
        }

        private String described() {
            return "\"ADD\":%d,\"UPDATE\":%d,\"DELETE\":%d".formatted(added, updated, deleted);
        }
    }

    static CrawlReport failed(String error) {
        return new CrawlReport("FAILED", Optional.of(error), Changes.NONE, Changes.NONE);
    }

    /** The crawl as {@code ListCrawls} shows it. */
    ObjectNode summarized(String id, long started, long ended) {
        String state =
                switch (status) {
                    case "SUCCEEDED" -> "COMPLETED";
                    case "CANCELLED" -> "STOPPED";
                    default -> status;
                };
        ObjectNode crawl = Trees.object()
                .put("CrawlId", id)
                .put("State", state)
                .put("StartTime", started / 1000.0)
                .put("EndTime", ended / 1000.0)
                .put(
                        "Summary",
                        "{\"TABLE\":{%s},\"PARTITION\":{%s}}".formatted(tables.described(), partitions.described()))
                .put("DPUHour", 0.0);
        error.ifPresent(text -> crawl.put("ErrorMessage", text));
        return crawl;
    }

    void addTo(ObjectNode totals, long milliseconds) {
        totals.put("LastRuntimeSeconds", milliseconds / 1000.0)
                .put("TablesCreated", totals.path("TablesCreated").asInt() + tables.added())
                .put("TablesUpdated", totals.path("TablesUpdated").asInt() + tables.updated())
                .put("TablesDeleted", totals.path("TablesDeleted").asInt() + tables.deleted());
    }
}
