package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.CompatibilityMode;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.util.List;

/** The operations on schemas. */
final class Schemas {
    private static final String SCHEMA_STATUS = "SchemaStatus";
    private static final int PAGE = 100;

    private final RegistryStore store;
    private final Lookups lookups;
    private final Registries registries;
    private final Registration registration;
    private final Tags tags;

    Schemas(RegistryStore store, Lookups lookups, Registries registries, Registration registration, Tags tags) {
        this.store = store;
        this.lookups = lookups;
        this.registries = registries;
        this.registration = registration;
        this.tags = tags;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateSchema", this::create)
                .on("GetSchema", this::get)
                .on("UpdateSchema", this::update)
                .on("DeleteSchema", this::delete)
                .on("ListSchemas", this::list);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        ObjectNode registry = registries.ofSchema(input.path("RegistryId"), caller);
        checkNew(input, registry, caller);
        ObjectNode schema = newSchema(input, registry, caller);
        ObjectNode answer = Trees.object();
        if (input.has("SchemaDefinition")) {
            String definition = input.path("SchemaDefinition").asText();
            registration.check(schema, definition, caller);
            schema.put("NextSchemaVersion", 2);
            ObjectNode first = registration.addFirst(schema, definition, caller);
            answer.set("SchemaVersionId", first.path("SchemaVersionId"));
            answer.set("SchemaVersionStatus", first.path(RegistryStore.STATUS));
        }
        store.putSchema(caller, schema);
        tags.put(schema.path("SchemaArn").asText(), input.path("Tags"));
        answer.setAll(shown(schema, caller));
        answer.remove(List.of("CreatedTime", "UpdatedTime"));
        answer.set("Tags", input.path("Tags").isObject() ? input.path("Tags") : Trees.object());
        return answer;
    }

    private void checkNew(ObjectNode input, ObjectNode registry, Caller caller) {
        String registryName = registry.path("RegistryName").asText();
        String name = input.path("SchemaName").asText();
        if (registry.path(RegistryStore.STATUS).asText().equals(RegistryStore.DELETING)) {
            throw GlueErrors.concurrentModification("Registry is being deleted. RegistryName: " + registryName);
        }
        if (store.schema(caller, registryName, name).isPresent()) {
            throw GlueErrors.alreadyExists("Schema already exists. RegistryName: %s, SchemaName: %s, SchemaArn: %s"
                    .formatted(registryName, name, Names.arn(caller, "schema", registryName, name)));
        }
        tags.check(input.path("Tags"));
    }

    private ObjectNode newSchema(ObjectNode input, ObjectNode registry, Caller caller) {
        String registryName = registry.path("RegistryName").asText();
        String name = input.path("SchemaName").asText();
        String now = store.now();
        ObjectNode schema = Trees.pick(registry, "RegistryName", "RegistryArn")
                .put("SchemaName", name)
                .put("SchemaArn", Names.arn(caller, "schema", registryName, name))
                .put("DataFormat", input.path("DataFormat").asText())
                .put("Compatibility", input.path("Compatibility").asText(CompatibilityMode.BACKWARD.name()))
                .put("SchemaCheckpoint", 1)
                .put("NextSchemaVersion", 1)
                .put(SCHEMA_STATUS, "AVAILABLE")
                .put("CreatedTime", now)
                .put("UpdatedTime", now);
        Trees.copy(input, schema, "Description");
        return schema;
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        return shown(lookups.schema(input.path("SchemaId"), caller), caller);
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        ObjectNode schema = lookups.schema(input.path("SchemaId"), caller);
        if (!schema.path(SCHEMA_STATUS).asText().equals("AVAILABLE")) {
            throw GlueErrors.concurrentModification("Schema is not in AVAILABLE status. SchemaArn: "
                    + schema.path("SchemaArn").asText());
        }
        JsonNode number = input.path("SchemaVersionNumber");
        if (input.has("Compatibility") || input.has("SchemaVersionNumber")) {
            ObjectNode checkpoint = lookups.version(input.path("SchemaId"), number, caller);
            schema.set("SchemaCheckpoint", checkpoint.path("VersionNumber"));
        } else if (!input.has("Description")) {
            throw GlueErrors.invalidInput(
                    "At least one of schema version number, compatibility or description has to be provided.");
        }
        Trees.copy(input, schema, "Compatibility");
        Trees.copy(input, schema, "Description");
        schema.put("UpdatedTime", store.now());
        store.putSchema(caller, schema);
        return Trees.pick(schema, "SchemaArn", "SchemaName", "RegistryName");
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        ObjectNode schema = lookups.schema(input.path("SchemaId"), caller);
        if (!schema.path(SCHEMA_STATUS).asText().equals(RegistryStore.DELETING)) {
            store.markDeleting(schema, SCHEMA_STATUS);
            store.putSchema(caller, schema);
        }
        return Trees.pick(schema, "SchemaArn", "SchemaName").put(RegistryStore.STATUS, RegistryStore.DELETING);
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        List<ObjectNode> owners = input.has("RegistryId")
                ? List.of(lookups.registry(input.path("RegistryId"), caller))
                : store.registries(caller);
        List<ObjectNode> schemas = owners.stream()
                .flatMap(registry ->
                        store.schemas(caller, registry.path("RegistryName").asText()).stream())
                .map(schema -> Trees.pick(
                        schema,
                        "RegistryName",
                        "SchemaName",
                        "SchemaArn",
                        "Description",
                        SCHEMA_STATUS,
                        "CreatedTime",
                        "UpdatedTime"))
                .toList();
        return Page.of(schemas, input, PAGE, GlueErrors.INVALID_INPUT).answer("Schemas");
    }

    private ObjectNode shown(ObjectNode schema, Caller caller) {
        long latest = lookups.latest(schema, caller)
                .map(version -> version.path("VersionNumber").asLong())
                .orElse(0L);
        return Trees.pick(
                schema.put("LatestSchemaVersion", latest),
                "RegistryName",
                "RegistryArn",
                "SchemaName",
                "SchemaArn",
                "Description",
                "DataFormat",
                "Compatibility",
                "SchemaCheckpoint",
                "LatestSchemaVersion",
                "NextSchemaVersion",
                SCHEMA_STATUS,
                "CreatedTime",
                "UpdatedTime");
    }
}
