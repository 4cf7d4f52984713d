package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The documents of the registry. What is being deleted carries the moment from which it is gone, and is removed when it is
 * next looked for, so that asynchronous deletion needs no thread and survives the process.
 */
final class RegistryStore {
    static final String STATUS = "Status";
    static final String DELETING = "DELETING";

    private static final String REGISTRIES = "registries";
    private static final String SCHEMAS = "schemas";
    private static final String VERSIONS = "versions";
    private static final String KEY = "_key";
    private static final String GONE = "_gone";
    private static final String PENDING_UNTIL = "_pendingUntil";
    private static final String OUTCOME = "_outcome";

    private final Store store;
    private final Tags tags;
    private final InstantSource clock;
    private final Duration settling;
    /** Also of versions that are gone, or that the disk refused: what a key names is looked at. */
    private final ConcurrentHashMap<String, String> keysByVersionId = new ConcurrentHashMap<>();

    RegistryStore(Store store, Tags tags, InstantSource clock, Duration settling) {
        this.store = store;
        this.tags = tags;
        this.clock = clock;
        this.settling = settling;
        store.list(VERSIONS).forEach(this::index);
    }

    String now() {
        return clock.instant().toString();
    }

    Optional<ObjectNode> registry(Caller caller, String name) {
        return store.get(REGISTRIES, Names.key(caller, name)).filter(registry -> !purged(caller, registry));
    }

    List<ObjectNode> registries(Caller caller) {
        return store.list(REGISTRIES, Names.prefix(caller)).stream()
                .filter(registry -> !purged(caller, registry))
                .toList();
    }

    void putRegistry(Caller caller, ObjectNode registry) {
        store.put(REGISTRIES, Names.key(caller, registry.path("RegistryName").asText()), registry);
    }

    Optional<ObjectNode> schema(Caller caller, String registry, String name) {
        return registry(caller, registry)
                .flatMap(there -> store.get(SCHEMAS, Names.key(caller, registry, name)))
                .filter(schema -> !purged(caller, schema));
    }

    List<ObjectNode> schemas(Caller caller, String registry) {
        return store.list(SCHEMAS, Names.prefix(caller, registry)).stream()
                .filter(schema -> !purged(caller, schema))
                .toList();
    }

    void putSchema(Caller caller, ObjectNode schema) {
        store.put(SCHEMAS, schemaKey(caller, schema), schema);
    }

    Optional<ObjectNode> version(Caller caller, String id) {
        return Optional.ofNullable(keysByVersionId.get(id))
                .filter(key -> key.startsWith(Names.prefix(caller)))
                .flatMap(key -> store.get(VERSIONS, key))
                .filter(version -> version.path("SchemaVersionId").asText().equals(id))
                .filter(version -> !purgedVersion(version))
                .map(this::present);
    }

    Optional<ObjectNode> version(Caller caller, ObjectNode schema, long number) {
        return store.get(VERSIONS, versionKey(caller, schema, number))
                .filter(version -> !purgedVersion(version))
                .map(this::present);
    }

    /** The versions of a schema, oldest first. */
    List<ObjectNode> versions(Caller caller, ObjectNode schema) {
        return store.list(VERSIONS, schemaKey(caller, schema) + "\n").stream()
                .filter(version -> !purgedVersion(version))
                .map(this::present)
                .toList();
    }

    int countVersions(Caller caller) {
        String prefix = Names.prefix(caller);
        return (int) keysByVersionId.values().stream()
                .filter(key -> key.startsWith(prefix))
                .filter(key -> store.has(VERSIONS, key))
                .distinct()
                .count();
    }

    void putVersion(Caller caller, ObjectNode schema, ObjectNode version) {
        ObjectNode document = version.deepCopy().put(STATUS, outcome(version));
        document.remove(OUTCOME);
        document.put(
                KEY, versionKey(caller, schema, version.path("VersionNumber").asLong()));
        store.put(VERSIONS, document.path(KEY).asText(), document);
        index(document);
    }

    /** Hides the status that a version has been given until the change has settled; the caller writes it back. */
    void markPending(ObjectNode version) {
        version.put(PENDING_UNTIL, settled());
    }

    /** The status that a version has, or will have once it is no longer pending. */
    static String outcome(ObjectNode version) {
        return version.path(OUTCOME).asText(version.path(STATUS).asText());
    }

    /** Puts a registry, schema or version on its way out; the caller writes it back. */
    void markDeleting(ObjectNode document, String statusMember) {
        document.put(statusMember, DELETING);
        document.put(GONE, settled());
    }

    private ObjectNode present(ObjectNode version) {
        if (version.path(STATUS).asText().equals(DELETING)
                || due(version.path(PENDING_UNTIL).asLong())) {
            return version;
        }
        version.set(OUTCOME, version.path(STATUS));
        return version.put(STATUS, "PENDING");
    }

    private long settled() {
        return clock.instant().plus(settling).toEpochMilli();
    }

    private boolean due(long moment) {
        return clock.millis() >= moment;
    }

    private boolean purged(Caller caller, ObjectNode document) {
        if (!gone(document)) {
            return false;
        }
        if (document.has("SchemaName")) {
            purgeSchema(caller, document);
        } else {
            String name = document.path("RegistryName").asText();
            store.list(SCHEMAS, Names.prefix(caller, name)).forEach(schema -> purgeSchema(caller, schema));
            tags.expire(document.path("RegistryArn").asText());
            store.expire(REGISTRIES, Names.key(caller, name));
        }
        return true;
    }

    private void purgeSchema(Caller caller, ObjectNode schema) {
        String key = schemaKey(caller, schema);
        store.list(VERSIONS, key + "\n").forEach(this::deleteVersion);
        tags.expire(schema.path("SchemaArn").asText());
        store.expire(SCHEMAS, key);
    }

    private boolean purgedVersion(ObjectNode version) {
        if (!gone(version)) {
            return false;
        }
        deleteVersion(version);
        return true;
    }

    private void deleteVersion(ObjectNode version) {
        store.expire(VERSIONS, version.path(KEY).asText());
    }

    private boolean gone(ObjectNode document) {
        return document.has(GONE) && due(document.path(GONE).asLong());
    }

    private void index(ObjectNode version) {
        keysByVersionId.put(
                version.path("SchemaVersionId").asText(), version.path(KEY).asText());
    }

    private static String schemaKey(Caller caller, ObjectNode schema) {
        return Names.key(
                caller,
                schema.path("RegistryName").asText(),
                schema.path("SchemaName").asText());
    }

    private static String versionKey(Caller caller, ObjectNode schema, long number) {
        return schemaKey(caller, schema) + "\n%012d".formatted(number);
    }
}
