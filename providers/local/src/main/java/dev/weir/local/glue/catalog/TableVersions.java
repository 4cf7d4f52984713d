package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations on the versions of tables: what updates archived, and the present one. */
final class TableVersions {
    private static final int PAGE = 100;

    private final CatalogStore store;
    private final Tables tables;

    TableVersions(CatalogStore store, Tables tables) {
        this.store = store;
        this.tables = tables;
    }

    void addTo(Operations operations) {
        operations
                .on("GetTableVersion", this::get)
                .on("GetTableVersions", this::list)
                .on("DeleteTableVersion", this::delete)
                .on("BatchDeleteTableVersion", this::deleteMany);
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        List<ObjectNode> versions = newestFirst(store.table(input, "TableName", caller), caller);
        String wanted = input.path("VersionId")
                .asText(versions.getFirst().path("VersionId").asText());
        ObjectNode answer = Trees.object();
        answer.set(
                "TableVersion",
                versions.stream()
                        .filter(version -> version.path("VersionId").asText().equals(wanted))
                        .findFirst()
                        .orElseThrow(TableVersions::notFound));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        return Page.of(
                        newestFirst(store.table(input, "TableName", caller), caller),
                        input,
                        PAGE,
                        GlueErrors.INVALID_INPUT)
                .answer("TableVersions");
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        remove(store.table(input, "TableName", caller), input.path("VersionId").asText(), caller)
                .ifPresent(error -> {
                    throw error;
                });
        return Trees.object();
    }

    private ObjectNode deleteMany(ObjectNode input, Caller caller) {
        ObjectNode table = store.table(input, "TableName", caller);
        List<ObjectNode> errors = new ArrayList<>();
        for (JsonNode id : input.path("VersionIds")) {
            remove(table, id.asText(), caller).ifPresent(error -> errors.add(described(table, id, error)));
        }
        ObjectNode answer = Trees.object();
        answer.set("Errors", Trees.array(errors));
        return answer;
    }

    private Optional<AwsException> remove(ObjectNode table, String id, Caller caller) {
        if (table.path("VersionId").asText().equals(id)) {
            return Optional.of(GlueErrors.invalidInput("Cannot delete the current version of a table."));
        }
        Optional<ObjectNode> version = store.archived(caller, table).stream()
                .filter(archived -> archived.path("VersionId").asText().equals(id))
                .findFirst();
        version.ifPresent(archived -> store.deleteVersion(caller, archived));
        return version.isPresent() ? Optional.empty() : Optional.of(notFound());
    }

    private List<ObjectNode> newestFirst(ObjectNode table, Caller caller) {
        List<ObjectNode> versions = new ArrayList<>(store.archived(caller, table));
        versions.add(table);
        return versions.reversed().stream()
                .map(version -> {
                    ObjectNode shown = Trees.object();
                    shown.set("Table", tables.shown(version, caller));
                    shown.set("VersionId", version.path("VersionId"));
                    return shown;
                })
                .toList();
    }

    private static ObjectNode described(ObjectNode table, JsonNode id, AwsException error) {
        ObjectNode described = Trees.pick(table, "Name");
        described.set("TableName", described.remove("Name"));
        described.set("VersionId", id);
        described.putObject("ErrorDetail").put("ErrorCode", error.code()).put("ErrorMessage", error.getMessage());
        return described;
    }

    private static AwsException notFound() {
        return GlueErrors.notFound("Version not found.");
    }
}
