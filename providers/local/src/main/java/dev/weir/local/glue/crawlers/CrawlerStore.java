package dev.weir.local.glue.crawlers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.glue.api.GlueErrors;
import dev.weir.local.glue.api.Names;
import java.util.List;
import java.util.Optional;

/** The documents of crawlers. Members whose names start with an underscore are not shown. */
final class CrawlerStore {
    static final String STATE = "State";
    static final String READY = "READY";
    static final String RUNNING = "RUNNING";
    static final String STOPPING = "STOPPING";
    static final String STARTED = "_started";
    static final String CRAWLS = "_crawls";
    static final String TOTALS = "_totals";

    private static final String CRAWLERS = "crawlers";
    private static final String KEY = "_key";

    private final Store store;

    CrawlerStore(Store store) {
        this.store = store;
    }

    Optional<ObjectNode> find(Caller caller, String name) {
        return store.get(CRAWLERS, Names.key(caller, name));
    }

    ObjectNode crawler(Caller caller, String name) {
        return find(caller, name)
                .orElseThrow(() -> GlueErrors.notFound("Crawler with name " + name + " does not exist"));
    }

    List<ObjectNode> crawlers(Caller caller) {
        return store.list(CRAWLERS, Names.prefix(caller));
    }

    /** The crawlers of all callers that some process left running. */
    List<ObjectNode> busy() {
        return store.list(CRAWLERS).stream()
                .filter(crawler -> !crawler.path(STATE).asText().equals(READY))
                .toList();
    }

    void put(Caller caller, ObjectNode crawler) {
        String key = Names.key(caller, crawler.path("Name").asText());
        store.put(CRAWLERS, key, crawler.put(KEY, key));
    }

    /** Writes back a crawler whose crawl has ended. */
    void ended(ObjectNode crawler) {
        store.putEventually(CRAWLERS, crawler.path(KEY).asText(), crawler);
    }

    void delete(Caller caller, String name) {
        store.delete(CRAWLERS, Names.key(caller, name));
    }
}
