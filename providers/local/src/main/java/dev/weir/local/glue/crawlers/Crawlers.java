package dev.weir.local.glue.crawlers;

import dev.weir.local.Store;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Operations;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Crawlers and their crawls. */
public final class Crawlers implements AutoCloseable {
    private final Crawls crawls;
    private final Operations operations;

    /** Crawlers over their documents. Crawls that an earlier process left unfinished become FAILED. */
    public Crawlers(
            Store store,
            Tags tags,
            Roles roles,
            Catalog catalog,
            Lake lake,
            SqlEngine engine,
            InstantSource clock,
            Consumer<String> notices) {
        operations = new Operations("glue", store);
        CrawlerStore documents = new CrawlerStore(store);
        new CrawlerDefinitions(documents, tags, roles, clock, notices).addTo(operations);
        crawls = new Crawls(documents, new Crawl(lake, engine, catalog), clock, operations);
        tags.accept("crawler", (caller, name) -> documents.find(caller, name).isPresent());
    }

    public Operations operations() {
        return operations;
    }

    public boolean isWorking() {
        return crawls.isWorking();
    }

    @Override
    public void close() {
        crawls.close();
    }
}
