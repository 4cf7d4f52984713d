package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One resource that a declaration stands for. */
record Instance(Address address, Declaration declaration, Optional<Each> each) {

    /** What a repeated declaration is repeated for. */
    record Each(String key, JsonNode value) {}
}
