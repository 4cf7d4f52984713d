package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * How a definition becomes a version. One that is not compatible is registered all the same, in status FAILURE, and the
 * schema's latest version stays what it was.
 */
final class Registration {
    /** The service's quota of versions, in a region. */
    static final int MOST = 10_000;

    private final RegistryStore store;
    private final Lookups lookups;
    private final Consumer<String> notices;

    /**
     * A registration over the registry's documents.
     *
     * @param notices takes what the author of a version should know about its fate
     */
    Registration(RegistryStore store, Lookups lookups, Consumer<String> notices) {
        this.store = store;
        this.lookups = lookups;
        this.notices = notices;
    }

    /** Refuses a definition that is no schema, or one too many. */
    void check(ObjectNode schema, String definition, Caller caller) {
        String format = schema.path("DataFormat").asText();
        SchemaDefinitions.validate(definition(schema, definition)).ifPresent(problem -> {
            throw GlueErrors.invalidInput(
                    "Schema definition of %s data format is invalid: %s".formatted(format, problem));
        });
        if (store.countVersions(caller) >= MOST) {
            throw GlueErrors.limitExceeded(
                    "More schema versions cannot be created. The maximum limit has been reached.");
        }
    }

    /** The first version, which has nothing to be compatible with and is available at once. */
    ObjectNode addFirst(ObjectNode schema, String definition, Caller caller) {
        ObjectNode version = newVersion(schema, definition, 1).put(RegistryStore.STATUS, "AVAILABLE");
        store.putVersion(caller, schema, version);
        return version;
    }

    /** Registers a definition, or finds the version that has it already. */
    ObjectNode register(ObjectNode schemaId, String definition, Caller caller) {
        ObjectNode schema = lookups.schema(schemaId, caller);
        if (!schema.path("SchemaStatus").asText().equals("AVAILABLE")) {
            throw RegistryErrors.schemaNotFound(schemaId);
        }
        check(schema, definition, caller);
        Optional<ObjectNode> same = same(schema, definition, caller).stream()
                .filter(Registration::usable)
                .findFirst();
        return same.orElseGet(() -> add(schema, schemaId, definition, caller));
    }

    /** The versions with this definition, oldest first, whatever became of them. */
    List<ObjectNode> same(ObjectNode schema, String definition, Caller caller) {
        SchemaDefinition wanted = definition(schema, definition);
        return store.versions(caller, schema).stream()
                .filter(version -> SchemaDefinitions.equivalent(definition(version), wanted))
                .toList();
    }

    private ObjectNode add(ObjectNode schema, ObjectNode schemaId, String definition, Caller caller) {
        List<ObjectNode> earlier = store.versions(caller, schema).reversed().stream()
                .filter(Registration::usable)
                .toList();
        if (schema.path("Compatibility").asText().equals("DISABLED") && !earlier.isEmpty()) {
            throw RegistryErrors.disabled(schemaId);
        }
        Judgement judgement = Judgement.of(schema, definition(schema, definition), earlier);
        long number = schema.path("NextSchemaVersion").asLong();
        ObjectNode version = newVersion(schema, definition, number)
                .put(RegistryStore.STATUS, judgement.compatible() ? "AVAILABLE" : "FAILURE");
        store.markPending(version);
        store.putVersion(caller, schema, version);
        schema.put("NextSchemaVersion", number + 1).put("UpdatedTime", store.now());
        store.putSchema(caller, schema);
        judgement
                .notes()
                .forEach(note -> notices.accept("glue: version " + number + " of "
                        + schema.path("RegistryName").asText() + "/"
                        + schema.path("SchemaName").asText() + " is " + note));
        return version.put(RegistryStore.STATUS, "PENDING");
    }

    private ObjectNode newVersion(ObjectNode schema, String definition, long number) {
        return Trees.pick(schema, "SchemaArn", "SchemaName", "RegistryName", "DataFormat")
                .put("SchemaVersionId", UUID.randomUUID().toString())
                .put("SchemaDefinition", definition)
                .put("VersionNumber", number)
                .put("CreatedTime", store.now());
    }

    private static boolean usable(ObjectNode version) {
        String outcome = RegistryStore.outcome(version);
        return !outcome.equals("FAILURE") && !outcome.equals(RegistryStore.DELETING);
    }

    private static SchemaDefinition definition(ObjectNode version) {
        return definition(version, version.path("SchemaDefinition").asText());
    }

    private static SchemaDefinition definition(ObjectNode schema, String text) {
        return new SchemaDefinition(DataFormat.valueOf(schema.path("DataFormat").asText()), text);
    }
}
