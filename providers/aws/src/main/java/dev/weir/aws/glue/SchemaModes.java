package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;

/** What a schema's properties say, in the words of data contracts. */
final class SchemaModes {
    private SchemaModes() {}

    static CompatibilityMode of(JsonNode properties) {
        return CompatibilityMode.valueOf(properties.path("compatibility").asText("NONE"));
    }

    static SchemaDefinition definition(JsonNode properties) {
        return definition(properties, properties.path("definition").asText());
    }

    /** Another definition in the language of these properties. */
    static SchemaDefinition definition(JsonNode properties, String text) {
        return new SchemaDefinition(
                DataFormat.valueOf(properties.path("dataFormat").asText()), text);
    }
}
