package dev.weir.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The documents of query executions; the oldest go when there are too many. */
final class QueryStore {
    static final String TOKEN = "_token";

    private static final String COLLECTION = "queries";
    private static final String KEY = "_key";
    private static final int REMEMBERED = 1000;

    private static final Comparator<ObjectNode> NEWEST_FIRST = Comparator.<ObjectNode>comparingDouble(
                    query -> query.path("Status").path("SubmissionDateTime").asDouble())
            .reversed();

    private final Store store;
    private final ResultFiles results;

    QueryStore(Store store, ResultFiles results) {
        this.store = store;
        this.results = results;
    }

    Optional<ObjectNode> find(String id, Caller caller) {
        return store.get(COLLECTION, prefix(caller) + id);
    }

    ObjectNode query(String id, Caller caller) {
        return find(id, caller).orElseThrow(() -> AthenaErrors.invalid("QueryExecution " + id + " was not found"));
    }

    List<ObjectNode> newestFirst(Caller caller) {
        return store.list(COLLECTION, prefix(caller)).stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The queries of all callers that some process left unfinished. */
    List<ObjectNode> unfinished() {
        return store.list(COLLECTION).stream()
                .filter(query -> !QueryState.of(query).finished())
                .toList();
    }

    void add(ObjectNode query, Caller caller) {
        newestFirst(caller).stream()
                .skip(REMEMBERED - 1)
                .filter(old -> QueryState.of(old).finished())
                .forEach(this::forget);
        query.put(KEY, prefix(caller) + query.path("QueryExecutionId").asText());
        store.put(COLLECTION, query.path(KEY).asText(), query);
    }

    /** Writes down what has become of a query. */
    void report(ObjectNode query) {
        store.putEventually(COLLECTION, query.path(KEY).asText(), query);
    }

    private void forget(ObjectNode query) {
        results.delete(query.path("QueryExecutionId").asText());
        store.delete(COLLECTION, query.path(KEY).asText());
    }

    private static String prefix(Caller caller) {
        return caller.account() + "\n" + caller.region() + "\n";
    }
}
