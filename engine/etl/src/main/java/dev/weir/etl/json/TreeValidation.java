package dev.weir.etl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import dev.weir.etl.row.Rejection;
import java.io.IOException;
import java.util.List;

/** Checks by json-schema-validator, for what the compiler does not know. Nothing is ever fetched from a network. */
final class TreeValidation {
    private static final int MAX_DEPTH = 200;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TreeValidation() {}

    static JsonNode tree(byte[] json, int from, int to) throws IOException {
        return MAPPER.readTree(json, from, to - from);
    }

    static JsonNode tree(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    static Schema schema(JsonNode definition, Draft draft) {
        return SchemaRegistry.withDefaultDialect(
                        draft.version(),
                        registry -> registry.schemaLoader(loader -> loader.fetchRemoteResources(false)))
                .getSchema(definition);
    }

    static void require(Schema schema, JsonNode value, String place) {
        List<Error> errors = schema.validate(value);
        if (!errors.isEmpty()) {
            throw new Rejection(place + ": " + errors.get(0).getMessage());
        }
    }
}
