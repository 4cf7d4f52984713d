package dev.weir.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import dev.weir.local.Store;
import dev.weir.local.Tagged;
import dev.weir.local.glue.api.Roles;
import dev.weir.local.glue.api.Tags;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.glue.crawlers.Crawlers;
import dev.weir.local.glue.jobs.Jobs;
import dev.weir.local.glue.registry.SchemaRegistry;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Glue as one service. */
public final class GlueService implements Service, Tagged {
    private final Tags tags;
    private final Catalog catalog;
    private final Jobs jobs;
    private final Crawlers crawlers;
    private final Operations operations;

    /**
     * Opens Glue's documents.
     *
     * @param roles which roles Glue can assume
     * @param lake the buckets that crawlers read
     * @param engine reads the buckets' files
     */
    public GlueService(ServiceContext context, Roles roles, Lake lake, SqlEngine engine) throws IOException {
        Store store = Store.open(context.folder(model()));
        tags = new Tags(store);
        SchemaRegistry registry = new SchemaRegistry(store, tags, context.clock(), context.settle(), context.notices());
        catalog = new Catalog(store, tags, registry::definition, context.clock(), context.settle());
        jobs = new Jobs(store, tags, roles, context.jobs(), context.endpoint(), context.clock());
        crawlers = new Crawlers(store, tags, roles, catalog, lake, engine, context.clock(), context.notices());
        operations = new Operations(model())
                .with(tags.operations())
                .with(registry.operations())
                .with(catalog.operations())
                .with(jobs.operations())
                .with(crawlers.operations());
    }

    /** The data catalog, for Athena. */
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public String model() {
        return "glue";
    }

    @Override
    public String failureCode() {
        return "InternalServiceException";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        return operations.handle(operation, input, caller);
    }

    @Override
    public List<Resource> tagged(Caller caller) {
        return tags.all(caller).entrySet().stream()
                .map(entry -> new Resource(entry.getKey(), type(entry.getKey()), entry.getValue()))
                .toList();
    }

    @Override
    public boolean owns(String arn) {
        return arn.matches("arn:aws[a-z-]*:glue:.*");
    }

    @Override
    public void tag(String arn, Map<String, String> added, Caller caller) {
        ObjectNode input = Trees.object().put("ResourceArn", arn);
        input.set("TagsToAdd", Trees.object(added));
        handle("TagResource", input, caller);
    }

    @Override
    public void untag(String arn, Set<String> keys, Caller caller) {
        ObjectNode input = Trees.object().put("ResourceArn", arn);
        input.set("TagsToRemove", Trees.strings(keys));
        handle("UntagResource", input, caller);
    }

    @Override
    public boolean isWorking() {
        return jobs.isWorking() || crawlers.isWorking();
    }

    @Override
    public void stopWork() {
        crawlers.close();
        jobs.close();
    }

    @Override
    public void close() {
        stopWork();
    }

    private static String type(String arn) {
        String resource = arn.split(":", 6)[5];
        return "glue:" + resource.substring(0, resource.indexOf('/'));
    }
}
