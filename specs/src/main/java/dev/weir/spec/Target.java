package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;

/** What a reference stands for. */
sealed interface Target {

    /** A value. */
    record Value(JsonNode value) implements Target {}

    /** A resource as a whole. */
    record Whole(Evaluated resource) implements Target {}
}
