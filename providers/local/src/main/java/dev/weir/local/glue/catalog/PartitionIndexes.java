package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/** The indexes over partitions of tables, which are built and taken away in their own time. */
final class PartitionIndexes {
    /** Where a table keeps them; never shown. */
    static final String MEMBER = "_indexes";

    private static final int MOST = 3;
    private static final String NAME = "IndexName";
    private static final String KEYS = "Keys";
    private static final String BUILT = "builtAt";
    private static final String GONE = "goneAt";

    private final CatalogStore store;
    private final InstantSource clock;
    private final Duration settling;

    PartitionIndexes(CatalogStore store, InstantSource clock, Duration settling) {
        this.store = store;
        this.clock = clock;
        this.settling = settling;
    }

    void addTo(Operations operations) {
        operations
                .on("CreatePartitionIndex", this::create)
                .on("DeletePartitionIndex", this::delete)
                .on("GetPartitionIndexes", this::list);
    }

    /** Gives a new table the indexes that it is created with; they need no time. */
    static void addTo(ObjectNode table, JsonNode indexes) {
        for (JsonNode index : indexes) {
            add(table, index).put(BUILT, 0);
        }
    }

    private static ObjectNode add(ObjectNode table, JsonNode index) {
        ArrayNode present = table.withArray(MEMBER);
        String name = index.path(NAME).asText();
        Set<String> columns = new HashSet<>();
        table.path("PartitionKeys")
                .forEach(column -> columns.add(column.path("Name").asText()));
        for (JsonNode key : index.path(KEYS)) {
            if (!columns.contains(CatalogStore.folded(key))) {
                throw GlueErrors.invalidInput(
                        "Key " + key.asText() + " of index " + name + " is not a partition key of table "
                                + table.path("Name").asText());
            }
        }
        for (JsonNode other : present) {
            if (other.path(NAME).asText().equals(name)) {
                throw GlueErrors.alreadyExists("Index with the given indexName : " + name + " already exists");
            }
        }
        if (present.size() >= MOST) {
            throw GlueErrors.limitExceeded("A table can have up to " + MOST + " partition indexes");
        }
        return present.addObject().setAll(Trees.pick((ObjectNode) index, NAME, KEYS));
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        ObjectNode table = present(input, caller);
        add(table, input.path("PartitionIndex")).put(BUILT, settled());
        store.putTable(caller, table);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        ObjectNode table = present(input, caller);
        String name = input.path(NAME).asText();
        for (JsonNode index : table.path(MEMBER)) {
            if (index.path(NAME).asText().equals(name)) {
                if (isAhead(index.path(BUILT).asLong())) {
                    throw new AwsException(
                            "ConflictException", 400, "Index " + name + " is being created and cannot be deleted now");
                }
                ((ObjectNode) index).put(GONE, settled());
                store.putTable(caller, table);
                return Trees.object();
            }
        }
        throw GlueErrors.notFound("Index with the given indexName : " + name + " does not exist");
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        ObjectNode table = present(input, caller);
        ObjectNode answer = Trees.object();
        ArrayNode descriptors = answer.putArray("PartitionIndexDescriptorList");
        for (JsonNode index : table.path(MEMBER)) {
            ObjectNode descriptor =
                    descriptors.addObject().put(NAME, index.path(NAME).asText()).put("IndexStatus", status(index));
            ArrayNode keys = descriptor.putArray(KEYS);
            index.path(KEYS).forEach(key -> keys.addObject()
                    .put("Name", key.asText())
                    .put("Type", type(table, CatalogStore.folded(key))));
        }
        return answer;
    }

    /** The table with the indexes that are not gone yet. */
    private ObjectNode present(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        if (table.path(MEMBER) instanceof ArrayNode indexes) {
            indexes.removeIf(
                    index -> index.has(GONE) && !isAhead(index.path(GONE).asLong()));
        }
        return table;
    }

    private String status(JsonNode index) {
        if (index.has(GONE)) {
            return "DELETING";
        }
        return isAhead(index.path(BUILT).asLong()) ? "CREATING" : "ACTIVE";
    }

    private static String type(ObjectNode table, String key) {
        for (JsonNode column : table.path("PartitionKeys")) {
            if (column.path("Name").asText().equals(key)) {
                return column.path("Type").asText("string");
            }
        }
        return "string";
    }

    private long settled() {
        return clock.instant().plus(settling).toEpochMilli();
    }

    private boolean isAhead(long moment) {
        return clock.millis() < moment;
    }
}
