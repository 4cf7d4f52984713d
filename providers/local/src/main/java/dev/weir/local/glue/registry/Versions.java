package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations on schema versions. */
final class Versions {
    private static final int PAGE = 100;

    private final RegistryStore store;
    private final Lookups lookups;
    private final Registration registration;

    Versions(RegistryStore store, Lookups lookups, Registration registration) {
        this.store = store;
        this.lookups = lookups;
        this.registration = registration;
    }

    void addTo(Operations operations) {
        operations
                .on("RegisterSchemaVersion", this::register)
                .on("GetSchemaVersion", this::get)
                .on("GetSchemaByDefinition", this::getByDefinition)
                .on("ListSchemaVersions", this::list)
                .on("CheckSchemaVersionValidity", this::checkValidity)
                .on("GetSchemaVersionsDiff", this::diff)
                .on("DeleteSchemaVersions", this::delete);
    }

    private ObjectNode register(ObjectNode input, Caller caller) {
        ObjectNode version = registration.register(
                (ObjectNode) input.path("SchemaId"),
                input.path("SchemaDefinition").asText(),
                caller);
        return Trees.pick(version, "SchemaVersionId", "VersionNumber", RegistryStore.STATUS);
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        return Trees.pick(
                lookups.version(input, caller),
                "SchemaVersionId",
                "SchemaDefinition",
                "DataFormat",
                "SchemaArn",
                "VersionNumber",
                RegistryStore.STATUS,
                "CreatedTime");
    }

    private ObjectNode getByDefinition(ObjectNode input, Caller caller) {
        JsonNode id = input.path("SchemaId");
        ObjectNode schema = lookups.schema(id, caller);
        ObjectNode version = registration
                .same(schema, input.path("SchemaDefinition").asText(), caller)
                .stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> RegistryErrors.definitionNotFound(id));
        return Trees.pick(version, "SchemaVersionId", "SchemaArn", "DataFormat", RegistryStore.STATUS, "CreatedTime");
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        List<ObjectNode> versions =
                store.versions(caller, lookups.schema(input.path("SchemaId"), caller)).reversed().stream()
                        .map(version -> Trees.pick(
                                version,
                                "SchemaArn",
                                "SchemaVersionId",
                                "VersionNumber",
                                RegistryStore.STATUS,
                                "CreatedTime"))
                        .toList();
        return Page.of(versions, input, PAGE, GlueErrors.INVALID_INPUT).answer("Schemas");
    }

    private ObjectNode checkValidity(ObjectNode input, Caller caller) {
        Optional<String> problem = SchemaDefinitions.validate(new SchemaDefinition(
                DataFormat.valueOf(input.path("DataFormat").asText()),
                input.path("SchemaDefinition").asText()));
        ObjectNode answer = Trees.object().put("Valid", problem.isEmpty());
        problem.ifPresent(text -> answer.put("Error", text));
        return answer;
    }

    private ObjectNode diff(ObjectNode input, Caller caller) {
        JsonNode id = input.path("SchemaId");
        ObjectNode first = lookups.version(id, input.path("FirstSchemaVersionNumber"), caller);
        ObjectNode second = lookups.version(id, input.path("SecondSchemaVersionNumber"), caller);
        return Trees.object()
                .put(
                        "Diff",
                        DefinitionDiff.between(
                                first.path("SchemaDefinition").asText(),
                                second.path("SchemaDefinition").asText()));
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        ObjectNode schema = lookups.schema(input.path("SchemaId"), caller);
        String[] range = input.path("Versions").asText().split("-", 2);
        long from = Long.parseLong(range[0]);
        long to = Long.parseLong(range[range.length - 1]);
        long checkpoint = schema.path("SchemaCheckpoint").asLong();
        if (from > to) {
            throw GlueErrors.invalidInput(
                    "The versions range is invalid: " + input.path("Versions").asText());
        }
        if (from <= checkpoint && checkpoint <= to && checkpoint != 1) {
            throw GlueErrors.invalidInput(
                    "The versions range contains the checkpoint version, which cannot be deleted. VersionNumber: "
                            + checkpoint);
        }
        List<ObjectNode> errors = new ArrayList<>();
        long last = Math.min(to, schema.path("NextSchemaVersion").asLong());
        for (long number = from; number <= Math.max(from, last); number++) {
            delete(schema, number, caller).ifPresent(errors::add);
        }
        ObjectNode answer = Trees.object();
        answer.set("SchemaVersionErrors", Trees.array(errors));
        return answer;
    }

    private Optional<ObjectNode> delete(ObjectNode schema, long number, Caller caller) {
        if (number == 1) {
            return Optional.of(error(
                    number,
                    GlueErrors.INVALID_INPUT,
                    "The first version of a schema cannot be deleted; delete the schema instead."));
        }
        Optional<ObjectNode> version = store.version(caller, schema, number);
        if (version.isEmpty()) {
            return Optional.of(
                    error(number, "EntityNotFoundException", "Schema version is not found. VersionNumber: " + number));
        }
        store.markDeleting(version.get(), RegistryStore.STATUS);
        store.putVersion(caller, schema, version.get());
        return Optional.empty();
    }

    private static ObjectNode error(long number, String code, String message) {
        ObjectNode error = Trees.object().put("VersionNumber", number);
        error.putObject("ErrorDetails").put("ErrorCode", code).put("ErrorMessage", message);
        return error;
    }
}
