package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Optional;

/** Finds what a {@code RegistryId}, a {@code SchemaId} or a version number of a request means. */
final class Lookups {
    static final String DEFAULT_REGISTRY = "default-registry";

    private static final String AVAILABLE = "AVAILABLE";

    private final RegistryStore store;

    Lookups(RegistryStore store) {
        this.store = store;
    }

    ObjectNode registry(JsonNode id, Caller caller) {
        return store.registry(caller, registryName(id, caller))
                .orElseThrow(() -> RegistryErrors.registryNotFound(
                        id.isEmpty() ? Trees.object().put("RegistryName", DEFAULT_REGISTRY) : id));
    }

    /** The name a registry id means; the default registry's when it is absent. */
    String registryName(JsonNode id, Caller caller) {
        if (id.has("RegistryName") && id.has("RegistryArn")) {
            throw GlueErrors.invalidInput(
                    "One of registryName or registryArn has to be provided, both cannot be provided.");
        }
        Optional<String> byArn = Trees.text(id, "RegistryArn").map(arn -> Names.resource(caller, arn)
                .filter(resource -> resource.type().equals("registry"))
                .orElseThrow(() -> RegistryErrors.registryNotFound(id))
                .name());
        return byArn.or(() -> Trees.text(id, "RegistryName")).orElse(DEFAULT_REGISTRY);
    }

    ObjectNode schema(JsonNode id, Caller caller) {
        return find(id, caller).orElseThrow(() -> RegistryErrors.schemaNotFound(described(id)));
    }

    /** The schema an id means, unless there is none. */
    Optional<ObjectNode> find(JsonNode id, Caller caller) {
        boolean byName = id.has("SchemaName") || id.has("RegistryName");
        if (byName && id.has("SchemaArn")) {
            throw GlueErrors.invalidInput(
                    "One of (registryName and schemaName) or schemaArn has to be provided, both cannot be provided.");
        }
        if (id.has("SchemaArn")) {
            return Names.resource(caller, id.path("SchemaArn").asText())
                    .filter(resource -> resource.type().equals("schema"))
                    .map(resource -> resource.name().split("/", 2))
                    .filter(names -> names.length == 2)
                    .flatMap(names -> store.schema(caller, names[0], names[1]));
        }
        if (!id.has("SchemaName")) {
            throw GlueErrors.invalidInput(
                    "At least one of (registryName and schemaName) or schemaArn has to be provided.");
        }
        return store.schema(
                caller,
                id.path("RegistryName").asText(DEFAULT_REGISTRY),
                id.path("SchemaName").asText());
    }

    /** The version that a {@code SchemaVersionNumber} means, of a schema. */
    ObjectNode version(JsonNode schemaId, JsonNode number, Caller caller) {
        ObjectNode schema = schema(schemaId, caller);
        checkNumber(number);
        Optional<ObjectNode> version = number.path("LatestVersion").asBoolean()
                ? latest(schema, caller)
                : store.version(caller, schema, number.path("VersionNumber").asLong());
        return version.orElseThrow(() -> RegistryErrors.versionNotFound(described(schemaId), number));
    }

    /** The version a request means, either by its id alone or by schema and number. */
    ObjectNode version(ObjectNode input, Caller caller) {
        if (!input.has("SchemaVersionId")) {
            return version(input.path("SchemaId"), input.path("SchemaVersionNumber"), caller);
        }
        if (input.has("SchemaId") || input.has("SchemaVersionNumber")) {
            throw GlueErrors.invalidInput(
                    "No other input parameters can be specified when fetching by SchemaVersionId.");
        }
        String id = input.path("SchemaVersionId").asText();
        return store.version(caller, id).orElseThrow(() -> RegistryErrors.versionNotFound(id));
    }

    /** The newest version that is neither failed nor being deleted. */
    Optional<ObjectNode> latest(ObjectNode schema, Caller caller) {
        List<ObjectNode> sound = sound(schema, caller);
        return sound.isEmpty() ? Optional.empty() : Optional.of(sound.getLast());
    }

    /** The versions that are neither failed nor being deleted, oldest first. */
    List<ObjectNode> sound(ObjectNode schema, Caller caller) {
        return store.versions(caller, schema).stream()
                .filter(version -> version.path(RegistryStore.STATUS).asText().equals(AVAILABLE))
                .toList();
    }

    static void checkNumber(JsonNode number) {
        boolean latest = number.path("LatestVersion").asBoolean();
        if (latest && number.has("VersionNumber")) {
            throw GlueErrors.invalidInput("Only one of VersionNumber or LatestVersion is required.");
        }
        if (!latest && !number.has("VersionNumber")) {
            throw GlueErrors.invalidInput("One of version number (or) latest version is required.");
        }
    }

    private static JsonNode described(JsonNode id) {
        if (!id.has("SchemaName") || id.has("RegistryName")) {
            return id;
        }
        return ((ObjectNode) id.deepCopy()).put("RegistryName", DEFAULT_REGISTRY);
    }
}
