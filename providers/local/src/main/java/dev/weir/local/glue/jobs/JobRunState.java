package dev.weir.local.glue.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/** What becomes of a run, by the service's names. */
enum JobRunState {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    SUCCEEDED,
    FAILED,
    TIMEOUT;

    static final String MEMBER = "JobRunState";

    static JobRunState of(JsonNode run) {
        return valueOf(run.path(MEMBER).asText());
    }

    boolean unfinished() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }
}
