package dev.weir.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Prepared statements: a workgroup's statements with question marks, by name, and the operations on them. */
final class PreparedStatements {
    static final String COLLECTION = "prepared-statements";
    private static final String NAME = "StatementName";
    private static final int PAGE = 50;

    private final Store store;
    private final WorkGroups workGroups;
    private final InstantSource clock;

    PreparedStatements(Store store, WorkGroups workGroups, InstantSource clock) {
        this.store = store;
        this.workGroups = workGroups;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreatePreparedStatement", this::create)
                .on("GetPreparedStatement", this::get)
                .on("ListPreparedStatements", this::list)
                .on("UpdatePreparedStatement", this::update)
                .on("DeletePreparedStatement", this::delete);
    }

    /** The statement of this name; empty when the workgroup has none. */
    Optional<String> find(String group, String name, Caller caller) {
        return store.get(COLLECTION, key(group, name, caller))
                .map(statement -> statement.path("QueryStatement").asText());
    }

    /** Keeps a statement, in the place of one of the same name. */
    void put(String group, String name, String statement, String description, Caller caller) {
        ObjectNode kept = Trees.object()
                .put(NAME, name)
                .put("QueryStatement", statement)
                .put("WorkGroupName", group)
                .put("Description", description)
                .put("LastModifiedTime", Trees.seconds(clock.instant()));
        store.put(COLLECTION, key(group, name, caller), kept);
    }

    /** Forgets a statement; whether there was one. */
    boolean remove(String group, String name, Caller caller) {
        boolean there = find(group, name, caller).isPresent();
        store.delete(COLLECTION, key(group, name, caller));
        return there;
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String group = group(input, caller);
        String name = input.path(NAME).asText();
        if (find(group, name, caller).isPresent()) {
            throw AthenaErrors.invalid("Prepared statement " + name + " already exists in WorkGroup " + group);
        }
        put(input, group, caller);
        return Trees.object();
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("PreparedStatement", existing(input, caller));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        String group = group(input, caller);
        List<ObjectNode> statements = store.list(COLLECTION, key(group, "", caller)).stream()
                .map(statement -> Trees.pick(statement, NAME, "LastModifiedTime"))
                .toList();
        return Page.of(statements, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("PreparedStatements");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        existing(input, caller);
        put(input, group(input, caller), caller);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        existing(input, caller);
        remove(group(input, caller), input.path(NAME).asText(), caller);
        return Trees.object();
    }

    private void put(ObjectNode input, String group, Caller caller) {
        put(
                group,
                input.path(NAME).asText(),
                input.path("QueryStatement").asText(),
                input.path("Description").asText(""),
                caller);
    }

    private ObjectNode existing(ObjectNode input, Caller caller) {
        String group = group(input, caller);
        String name = input.path(NAME).asText();
        return store.get(COLLECTION, key(group, name, caller)).orElseThrow(() -> notFound(name, group));
    }

    private static AwsException notFound(String name, String group) {
        return new AwsException(
                "ResourceNotFoundException", "PreparedStatement " + name + " was not found in workGroup " + group);
    }

    private String group(ObjectNode input, Caller caller) {
        return workGroups
                .workGroup(input.path("WorkGroup").asText(WorkGroups.PRIMARY), caller)
                .path("Name")
                .asText();
    }

    private static String key(String group, String name, Caller caller) {
        return caller.account() + "\n" + caller.region() + "\n" + group + "\n" + name;
    }
}
