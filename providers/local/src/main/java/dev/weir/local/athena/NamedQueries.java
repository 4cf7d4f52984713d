package dev.weir.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operations on named queries. */
final class NamedQueries {
    static final String COLLECTION = "named-queries";
    private static final int PAGE = 50;

    private final Store store;
    private final WorkGroups workGroups;

    NamedQueries(Store store, WorkGroups workGroups) {
        this.store = store;
        this.workGroups = workGroups;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateNamedQuery", this::create)
                .on("GetNamedQuery", this::get)
                .on("BatchGetNamedQuery", this::getMany)
                .on("ListNamedQueries", this::list)
                .on("UpdateNamedQuery", this::update)
                .on("DeleteNamedQuery", this::delete);
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String group = input.path("WorkGroup").asText(WorkGroups.PRIMARY);
        workGroups.workGroup(group, caller);
        String token = input.path("ClientRequestToken").asText("");
        Optional<ObjectNode> same = store.list(COLLECTION, key("", caller)).stream()
                .filter(query ->
                        !token.isEmpty() && query.path("_token").asText().equals(token))
                .findFirst();
        if (same.isPresent()) {
            return Trees.pick(same.get(), "NamedQueryId");
        }
        ObjectNode query = Trees.pick(input, "Name", "Description", "Database", "QueryString")
                .put("NamedQueryId", UUID.randomUUID().toString())
                .put("WorkGroup", group)
                .put("_token", token);
        put(query, caller);
        return Trees.pick(query, "NamedQueryId");
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("NamedQuery", query(input, caller).without("_token"));
        return answer;
    }

    private ObjectNode getMany(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        ArrayNode found = answer.putArray("NamedQueries");
        ArrayNode missing = answer.putArray("UnprocessedNamedQueryIds");
        for (JsonNode id : input.path("NamedQueryIds")) {
            store.get(COLLECTION, key(id.asText(), caller))
                    .ifPresentOrElse(query -> found.add(query.without("_token")), () -> missing.addObject()
                            .put("NamedQueryId", id.asText())
                            .put("ErrorCode", "INTERNAL_FAILURE"));
        }
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        String group = input.path("WorkGroup").asText(WorkGroups.PRIMARY);
        List<JsonNode> ids = store.list(COLLECTION, key("", caller)).stream()
                .filter(query -> query.path("WorkGroup").asText().equals(group))
                .map(query -> query.path("NamedQueryId"))
                .toList();
        return Page.of(ids, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("NamedQueryIds");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        ObjectNode query = query(input, caller);
        for (String member : new String[] {"Name", "Description", "QueryString"}) {
            Trees.copy(input, query, member);
        }
        put(query, caller);
        return Trees.object();
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        query(input, caller);
        store.delete(COLLECTION, key(input.path("NamedQueryId").asText(), caller));
        return Trees.object();
    }

    private ObjectNode query(ObjectNode input, Caller caller) {
        String id = input.path("NamedQueryId").asText();
        return store.get(COLLECTION, key(id, caller))
                .orElseThrow(() -> AthenaErrors.invalid("NamedQuery " + id + " was not found"));
    }

    private void put(ObjectNode query, Caller caller) {
        store.put(COLLECTION, key(query.path("NamedQueryId").asText(), caller), query);
    }

    private static String key(String id, Caller caller) {
        return caller.account() + "\n" + caller.region() + "\n" + id;
    }
}
