package dev.weir.etl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SpecificationVersion;
import java.util.Optional;

/** The drafts of JSON Schema that the Glue Schema Registry accepts. A schema that names none is read as draft-07. */
enum Draft {
    DRAFT_04(SpecificationVersion.DRAFT_4, "draft-04"),
    DRAFT_06(SpecificationVersion.DRAFT_6, "draft-06"),
    DRAFT_07(SpecificationVersion.DRAFT_7, "draft-07");

    private final SpecificationVersion version;
    private final String mark;

    Draft(SpecificationVersion version, String mark) {
        this.version = version;
        this.mark = mark;
    }

    SpecificationVersion version() {
        return version;
    }

    /** Empty when the schema names a draft that the registry does not accept. */
    static Optional<Draft> of(JsonNode schema) {
        String named = schema.path("$schema").asText("");
        if (named.isEmpty()) {
            return Optional.of(DRAFT_07);
        }
        for (Draft draft : values()) {
            if (named.contains("json-schema.org/" + draft.mark + "/")) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }
}
