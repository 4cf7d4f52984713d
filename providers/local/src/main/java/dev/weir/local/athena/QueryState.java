package dev.weir.local.athena;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a query execution stands, by the service's names. */
enum QueryState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    static QueryState of(JsonNode query) {
        return valueOf(query.path("Status").path("State").asText());
    }

    boolean finished() {
        return this != QUEUED && this != RUNNING;
    }
}
