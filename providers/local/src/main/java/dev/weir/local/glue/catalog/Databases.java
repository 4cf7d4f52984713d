package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.List;

/** The operations on databases. */
final class Databases {
    private static final int PAGE = 100;

    private final CatalogStore store;
    private final Tags tags;
    private final InstantSource clock;

    Databases(CatalogStore store, Tags tags, InstantSource clock) {
        this.store = store;
        this.tags = tags;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateDatabase", this::create)
                .on("GetDatabase", this::get)
                .on("GetDatabases", this::list)
                .on("UpdateDatabase", this::update)
                .on("DeleteDatabase", this::delete);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String name = CatalogStore.folded(input.path("DatabaseInput").path("Name"));
        if (store.database(caller, name).isPresent()) {
            throw GlueErrors.alreadyExists("Database already exists.");
        }
        tags.check(input.path("Tags"));
        ObjectNode database = database(input, name, caller).put("CreateTime", Trees.seconds(clock.instant()));
        store.putDatabase(caller, database);
        tags.put(Names.arn(caller, "database", name), input.path("Tags"));
        return Trees.object();
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        String name = CatalogStore.folded(input.path("Name"));
        ObjectNode answer = Trees.object();
        answer.set("Database", store.database(caller, name).orElseThrow(() -> CatalogStore.databaseNotFound(name)));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        List<ObjectNode> databases = store.databases(caller);
        if (input.path("AttributesToGet").size() == 1
                && input.path("AttributesToGet").get(0).asText().equals("NAME")) {
            databases = databases.stream()
                    .map(database -> Trees.pick(database, "Name"))
                    .toList();
        }
        return Page.of(databases, input, PAGE, GlueErrors.INVALID_INPUT).answer("DatabaseList");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        String name = CatalogStore.folded(input.path("Name"));
        ObjectNode earlier = store.database(caller, name).orElseThrow(() -> CatalogStore.databaseNotFound(name));
        if (!CatalogStore.folded(input.path("DatabaseInput").path("Name")).equals(name)) {
            throw GlueErrors.invalidInput("Renaming a database is not supported.");
        }
        ObjectNode database = database(input, name, caller);
        database.set("CreateTime", earlier.path("CreateTime"));
        store.putDatabase(caller, database);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        String name = CatalogStore.folded(input.path("Name"));
        if (store.database(caller, name).isEmpty()) {
            throw CatalogStore.databaseNotFound(name);
        }
        store.deleteDatabase(caller, name);
        tags.remove(Names.arn(caller, "database", name));
        return Trees.object();
    }

    private static ObjectNode database(ObjectNode input, String name, Caller caller) {
        JsonNode given = input.path("DatabaseInput");
        ObjectNode database = ((ObjectNode) given.deepCopy()).put("Name", name).put("CatalogId", caller.account());
        if (!database.has("CreateTableDefaultPermissions")) {
            ObjectNode everyone =
                    database.putArray("CreateTableDefaultPermissions").addObject();
            everyone.putObject("Principal").put("DataLakePrincipalIdentifier", "IAM_ALLOWED_PRINCIPALS");
            everyone.putArray("Permissions").add("ALL");
        }
        return database;
    }
}
