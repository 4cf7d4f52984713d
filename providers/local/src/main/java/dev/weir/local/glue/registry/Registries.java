package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;

/** The operations on registries. */
final class Registries {
    /** The service's quota, in a region. */
    static final int MOST = 100;

    private final RegistryStore store;
    private final Lookups lookups;
    private final Tags tags;

    Registries(RegistryStore store, Lookups lookups, Tags tags) {
        this.store = store;
        this.lookups = lookups;
        this.tags = tags;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateRegistry", this::create)
                .on("GetRegistry", this::get)
                .on("UpdateRegistry", this::update)
                .on("DeleteRegistry", this::delete)
                .on("ListRegistries", this::list);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String name = input.path("RegistryName").asText();
        if (store.registry(caller, name).isPresent()) {
            throw GlueErrors.alreadyExists("Registry already exists. RegistryName: " + name);
        }
        ObjectNode registry = add(name, input, caller);
        ObjectNode answer = Trees.pick(registry, "RegistryArn", "RegistryName", "Description");
        answer.set("Tags", input.path("Tags").isObject() ? input.path("Tags") : Trees.object());
        return answer;
    }

    /** The default registry, which comes into being when it is first needed. */
    ObjectNode ofSchema(JsonNode registryId, Caller caller) {
        String name = lookups.registryName(registryId, caller);
        if (name.equals(Lookups.DEFAULT_REGISTRY)
                && store.registry(caller, name).isEmpty()) {
            return add(name, Trees.object(), caller);
        }
        return lookups.registry(registryId, caller);
    }

    private ObjectNode add(String name, ObjectNode input, Caller caller) {
        if (store.registries(caller).size() >= MOST) {
            throw GlueErrors.limitExceeded("More registries cannot be created. The maximum limit has been reached.");
        }
        tags.check(input.path("Tags"));
        String now = store.now();
        ObjectNode registry = Trees.object()
                .put("RegistryName", name)
                .put("RegistryArn", Names.arn(caller, "registry", name))
                .put(RegistryStore.STATUS, "AVAILABLE")
                .put("CreatedTime", now)
                .put("UpdatedTime", now);
        Trees.copy(input, registry, "Description");
        store.putRegistry(caller, registry);
        tags.put(registry.path("RegistryArn").asText(), input.path("Tags"));
        return registry;
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        return shown(lookups.registry(input.path("RegistryId"), caller));
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        ObjectNode registry = available(input, caller);
        registry.put("Description", input.path("Description").asText());
        registry.put("UpdatedTime", store.now());
        store.putRegistry(caller, registry);
        return Trees.pick(registry, "RegistryName", "RegistryArn");
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        ObjectNode registry = lookups.registry(input.path("RegistryId"), caller);
        if (!registry.path(RegistryStore.STATUS).asText().equals(RegistryStore.DELETING)) {
            for (ObjectNode schema :
                    store.schemas(caller, registry.path("RegistryName").asText())) {
                store.markDeleting(schema, "SchemaStatus");
                store.putSchema(caller, schema);
            }
            store.markDeleting(registry, RegistryStore.STATUS);
            store.putRegistry(caller, registry);
        }
        return Trees.pick(registry, "RegistryName", "RegistryArn", RegistryStore.STATUS);
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        return Page.of(
                        store.registries(caller).stream().map(Registries::shown).toList(),
                        input,
                        MOST,
                        GlueErrors.INVALID_INPUT)
                .answer("Registries");
    }

    private ObjectNode available(ObjectNode input, Caller caller) {
        ObjectNode registry = lookups.registry(input.path("RegistryId"), caller);
        if (registry.path(RegistryStore.STATUS).asText().equals(RegistryStore.DELETING)) {
            throw GlueErrors.concurrentModification("Registry is being deleted. RegistryName: "
                    + registry.path("RegistryName").asText());
        }
        return registry;
    }

    private static ObjectNode shown(ObjectNode registry) {
        return Trees.pick(
                registry,
                "RegistryName",
                "RegistryArn",
                "Description",
                RegistryStore.STATUS,
                "CreatedTime",
                "UpdatedTime");
    }
}
