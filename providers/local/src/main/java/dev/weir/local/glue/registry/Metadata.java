package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.util.ArrayList;
import java.util.List;

/** The key-value pairs of schema versions. A key may have several values; the newest one stands in front. */
final class Metadata {
    /** The service's quota of pairs, for a version. */
    static final int MOST = 10;

    private static final String PAIRS = "_metadata";
    private static final String KEY = "MetadataKey";
    private static final String VALUE = "MetadataValue";

    private final RegistryStore store;
    private final Lookups lookups;

    Metadata(RegistryStore store, Lookups lookups) {
        this.store = store;
        this.lookups = lookups;
    }

    void addTo(Operations operations) {
        operations
                .on("PutSchemaVersionMetadata", this::put)
                .on("QuerySchemaVersionMetadata", this::query)
                .on("RemoveSchemaVersionMetadata", this::remove);
    }

    private ObjectNode put(ObjectNode input, Caller caller) {
        ObjectNode version = lookups.version(input, caller);
        JsonNode pair = input.path("MetadataKeyValue");
        checkPair(pair);
        ArrayNode pairs = version.withArray(PAIRS);
        if (find(pairs, pair) >= 0) {
            throw GlueErrors.alreadyExists(
                    "Resource already exist for schema version id: %s, metadata key: %s, metadata value: %s"
                            .formatted(
                                    version.path("SchemaVersionId").asText(),
                                    pair.path(KEY).asText(),
                                    pair.path(VALUE).asText()));
        }
        if (pairs.size() >= MOST) {
            throw GlueErrors.limitExceeded("Your resource limits for Schema Version Metadata have been exceeded.");
        }
        pairs.addObject()
                .put(KEY, pair.path(KEY).asText())
                .put(VALUE, pair.path(VALUE).asText())
                .put("CreatedTime", store.now());
        store.putVersion(caller, version, version);
        return answer(version, pair, caller);
    }

    private ObjectNode remove(ObjectNode input, Caller caller) {
        ObjectNode version = lookups.version(input, caller);
        JsonNode pair = input.path("MetadataKeyValue");
        checkPair(pair);
        int index = find(version.withArray(PAIRS), pair);
        if (index < 0) {
            throw notFound(version, pair);
        }
        version.withArray(PAIRS).remove(index);
        store.putVersion(caller, version, version);
        return answer(version, pair, caller);
    }

    private ObjectNode query(ObjectNode input, Caller caller) {
        ObjectNode version = lookups.version(input, caller);
        ObjectNode found = Trees.object();
        for (JsonNode pair : newestFirst(version)) {
            if (wanted(pair, input.path("MetadataList"))) {
                append(found, (ObjectNode) pair);
            }
        }
        ObjectNode answer = Trees.pick(version, "SchemaVersionId");
        answer.set("MetadataInfoMap", found);
        return answer;
    }

    private static void append(ObjectNode found, ObjectNode pair) {
        String key = pair.path(KEY).asText();
        ObjectNode value = Trees.pick(pair, VALUE, "CreatedTime");
        if (found.has(key)) {
            ((ObjectNode) found.get(key)).withArray("OtherMetadataValueList").add(value);
        } else {
            found.set(key, value);
        }
    }

    private static boolean wanted(JsonNode pair, JsonNode filters) {
        boolean wanted = filters.isEmpty();
        for (JsonNode filter : filters) {
            boolean key = !filter.has(KEY) || filter.path(KEY).equals(pair.path(KEY));
            boolean value = !filter.has(VALUE) || filter.path(VALUE).equals(pair.path(VALUE));
            wanted |= key && value;
        }
        return wanted;
    }

    private static List<JsonNode> newestFirst(ObjectNode version) {
        List<JsonNode> pairs = new ArrayList<>();
        version.path(PAIRS).forEach(pairs::add);
        return pairs.reversed();
    }

    private static int find(ArrayNode pairs, JsonNode pair) {
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i).path(KEY).equals(pair.path(KEY))
                    && pairs.get(i).path(VALUE).equals(pair.path(VALUE))) {
                return i;
            }
        }
        return -1;
    }

    private static void checkPair(JsonNode pair) {
        if (!pair.has(KEY) || !pair.has(VALUE)) {
            throw GlueErrors.invalidInput("Metadata key and metadata value have to be provided.");
        }
    }

    private static AwsException notFound(ObjectNode version, JsonNode pair) {
        return GlueErrors.notFound(
                "Resource is not found for schema version id: %s, metadata key: %s, metadata value: %s"
                        .formatted(
                                version.path("SchemaVersionId").asText(),
                                pair.path(KEY).asText(),
                                pair.path(VALUE).asText()));
    }

    private ObjectNode answer(ObjectNode version, JsonNode pair, Caller caller) {
        ObjectNode answer = Trees.pick(version, "SchemaArn", "SchemaName", "RegistryName");
        boolean latest = lookups.latest(version, caller)
                .filter(newest -> newest.path("VersionNumber").equals(version.path("VersionNumber")))
                .isPresent();
        answer.put("LatestVersion", latest);
        answer.set("VersionNumber", version.path("VersionNumber"));
        answer.set("SchemaVersionId", version.path("SchemaVersionId"));
        answer.set(KEY, pair.path(KEY));
        answer.set(VALUE, pair.path(VALUE));
        return answer;
    }
}
