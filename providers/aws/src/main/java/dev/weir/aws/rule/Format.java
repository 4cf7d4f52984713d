package dev.weir.aws.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** How a value must be written. */
@FunctionalInterface
interface Format {
    /** Reports what is wrong with the value at a pointer; tolerates values of any shape. */
    void check(JsonNode value, String pointer, Mistakes mistakes);
}
