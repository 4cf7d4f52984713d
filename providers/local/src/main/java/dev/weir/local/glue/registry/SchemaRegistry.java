package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** The schema registry: its operations, and what the catalog asks of it. */
public final class SchemaRegistry {
    private final Lookups lookups;
    private final Operations operations;

    /**
     * A registry over its documents.
     *
     * @param settling how long versions are PENDING and deleted things DELETING
     * @param notices takes what the author of a version should know about its fate
     */
    public SchemaRegistry(Store store, Tags tags, InstantSource clock, Duration settling, Consumer<String> notices) {
        operations = new Operations("glue", store);
        RegistryStore documents = new RegistryStore(store, tags, clock, settling);
        lookups = new Lookups(documents);
        Registration registration = new Registration(documents, lookups, notices);
        Registries registries = new Registries(documents, lookups, tags);
        registries.addTo(operations);
        new Schemas(documents, lookups, registries, registration, tags).addTo(operations);
        new Versions(documents, lookups, registration).addTo(operations);
        new Metadata(documents, lookups).addTo(operations);
        tags.accept(
                "registry", (caller, name) -> documents.registry(caller, name).isPresent());
        tags.accept(
                "schema",
                (caller, name) -> name.contains("/")
                        && documents
                                .schema(
                                        caller,
                                        name.substring(0, name.indexOf('/')),
                                        name.substring(name.indexOf('/') + 1))
                                .isPresent());
    }

    public Operations operations() {
        return operations;
    }

    /**
     * The definition that a table's {@code SchemaReference} points to.
     *
     * @return empty when there is no such version, which the catalog does not treat as an error
     */
    public Optional<SchemaDefinition> definition(JsonNode reference, Caller caller) {
        try {
            ObjectNode version = reference.has("SchemaVersionId")
                    ? lookups.version(((ObjectNode) reference.deepCopy()).retain("SchemaVersionId"), caller)
                    : lookups.version(reference.path("SchemaId"), number(reference), caller);
            return Optional.of(new SchemaDefinition(
                    DataFormat.valueOf(version.path("DataFormat").asText()),
                    version.path("SchemaDefinition").asText()));
        } catch (AwsException notFound) {
            return Optional.empty();
        }
    }

    private static ObjectNode number(JsonNode reference) {
        ObjectNode number = Trees.object();
        if (reference.has("SchemaVersionNumber")) {
            number.set("VersionNumber", reference.path("SchemaVersionNumber"));
        } else {
            number.put("LatestVersion", true);
        }
        return number;
    }
}
