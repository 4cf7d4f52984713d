package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations on the partitions of tables. */
final class Partitions {
    private static final int PAGE = 1000;

    private final CatalogStore store;
    private final InstantSource clock;

    Partitions(CatalogStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreatePartition", this::create)
                .on("BatchCreatePartition", this::createMany)
                .on("GetPartition", this::get)
                .on("BatchGetPartition", this::getMany)
                .on("GetPartitions", this::list)
                .on("UpdatePartition", this::update)
                .on("BatchUpdatePartition", this::updateMany)
                .on("DeletePartition", this::delete)
                .on("BatchDeletePartition", this::deleteMany);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        add(store.table(input, "TableName", caller), input.path("PartitionInput"), caller);
        return Trees.object();
    }

    private ObjectNode createMany(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode partition : input.path("PartitionInputList")) {
            attempt(() -> add(table, partition, caller))
                    .map(error -> described("PartitionValues", partition.path("Values"), error))
                    .ifPresent(errors::add);
        }
        return errors(errors);
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        ObjectNode answer = Trees.object();
        answer.set("Partition", existing(table, input.path("PartitionValues"), caller));
        return answer;
    }

    private ObjectNode getMany(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        ObjectNode answer = Trees.object();
        ArrayNode found = answer.putArray("Partitions");
        answer.putArray("UnprocessedKeys");
        for (JsonNode wanted : input.path("PartitionsToGet")) {
            store.partition(caller, table, wanted.path("Values")).ifPresent(found::add);
        }
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        Predicate<JsonNode> wanted =
                PartitionExpression.parse(input.path("Expression").asText(""), table.path("PartitionKeys"));
        JsonNode segment = input.path("Segment");
        int segments = segment.path("TotalSegments").asInt(1);
        List<ObjectNode> partitions = store.partitions(caller, table).stream()
                .filter(partition -> Math.floorMod(partition.path("Values").hashCode(), segments)
                        == segment.path("SegmentNumber").asInt())
                .filter(partition -> wanted.test(partition.path("Values")))
                .toList();
        if (input.path("ExcludeColumnSchema").asBoolean()) {
            partitions.forEach(partition ->
                    partition.withObjectProperty("StorageDescriptor").remove("Columns"));
        }
        return Page.of(partitions, input, PAGE, GlueErrors.INVALID_INPUT).answer("Partitions");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        replace(
                store.table(input, "TableName", caller),
                input.path("PartitionValueList"),
                input.path("PartitionInput"),
                caller);
        return Trees.object();
    }

    private ObjectNode updateMany(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode entry : input.path("Entries")) {
            JsonNode values = entry.path("PartitionValueList");
            attempt(() -> replace(table, values, entry.path("PartitionInput"), caller))
                    .map(error -> described("PartitionValueList", values, error))
                    .ifPresent(errors::add);
        }
        return errors(errors);
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        store.deletePartition(caller, existing(table, input.path("PartitionValues"), caller));
        return Trees.object();
    }

    private ObjectNode deleteMany(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode unwanted : input.path("PartitionsToDelete")) {
            JsonNode values = unwanted.path("Values");
            attempt(() -> store.deletePartition(caller, existing(table, values, caller)))
                    .map(error -> described("PartitionValues", values, error))
                    .ifPresent(errors::add);
        }
        return errors(errors);
    }

    private void add(ObjectNode table, JsonNode input, Caller caller) {
        JsonNode values = input.path("Values");
        if (values.size() != table.path("PartitionKeys").size()) {
            throw GlueErrors.invalidInput("The number of partition keys do not match the number of partition values");
        }
        if (store.partition(caller, table, values).isPresent()) {
            throw GlueErrors.alreadyExists("Partition already exists.");
        }
        store.putPartition(
                caller, table, partition(table, input, caller).put("CreationTime", Trees.seconds(clock.instant())));
    }

    private void replace(ObjectNode table, JsonNode values, JsonNode input, Caller caller) {
        ObjectNode earlier = existing(table, values, caller);
        JsonNode fresh = input.path("Values");
        if (!fresh.equals(values)) {
            if (fresh.size() != values.size()) {
                throw GlueErrors.invalidInput(
                        "The number of partition keys do not match the number of partition values");
            }
            if (store.partition(caller, table, fresh).isPresent()) {
                throw GlueErrors.alreadyExists("Partition already exists.");
            }
            store.deletePartition(caller, earlier);
        }
        ObjectNode partition = partition(table, input, caller);
        partition.set("CreationTime", earlier.path("CreationTime"));
        store.putPartition(caller, table, partition);
    }

    private ObjectNode existing(ObjectNode table, JsonNode values, Caller caller) {
        return store.partition(caller, table, values).orElseThrow(() -> GlueErrors.notFound("Cannot find partition."));
    }

    private static ObjectNode partition(ObjectNode table, JsonNode input, Caller caller) {
        ObjectNode partition = input.deepCopy();
        partition.set("DatabaseName", table.path("DatabaseName"));
        partition.set("TableName", table.path("Name"));
        return partition.put("CatalogId", caller.account());
    }

    private static Optional<AwsException> attempt(Runnable change) {
        try {
            change.run();
            return Optional.empty();
        } catch (AwsException refused) {
            return Optional.of(refused);
        }
    }

    private static ObjectNode described(String member, JsonNode values, AwsException error) {
        ObjectNode described = Trees.object();
        described.set(member, values);
        described.putObject("ErrorDetail").put("ErrorCode", error.code()).put("ErrorMessage", error.getMessage());
        return described;
    }

    private static ObjectNode errors(List<ObjectNode> errors) {
        ObjectNode answer = Trees.object();
        answer.set("Errors", Trees.array(errors));
        return answer;
    }
}
