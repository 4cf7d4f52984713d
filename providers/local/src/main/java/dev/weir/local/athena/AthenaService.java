package dev.weir.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import dev.weir.local.ServiceContext;
import dev.weir.local.Store;
import dev.weir.local.athena.sql.StatementExecutor;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Operations;
import java.io.IOException;

/** Athena: real SQL over the files that the data catalog describes. */
public final class AthenaService implements Service {
    private final QueryRunner runner;
    private final Operations operations = new Operations(model());

    /**
     * Opens Athena's documents. Queries that an earlier process left unfinished become FAILED.
     *
     * @param catalog Glue's data catalog
     * @param lake the buckets that tables lie in and results go to
     * @param engine executes queries; not touched before the first one
     */
    public AthenaService(ServiceContext context, Catalog catalog, Lake lake, SqlEngine engine) throws IOException {
        Store store = Store.open(context.folder(model()));
        ResultFiles results = new ResultFiles(context.folder(model()).resolve("results"));
        QueryStore queries = new QueryStore(store, results);
        WorkGroups workGroups = new WorkGroups(store, context.clock());
        PreparedStatements prepared = new PreparedStatements(store, workGroups, context.clock());
        StatementExecutor statements = new StatementExecutor(catalog, lake, engine);
        runner = new QueryRunner(queries, results, prepared, statements, lake, context.clock());
        prepared.addTo(operations);
        workGroups.addTo(operations);
        new NamedQueries(store, workGroups).addTo(operations);
        new Metadata(catalog).addTo(operations);
        new QueryExecutions(queries, workGroups, results, runner, context.clock()).addTo(operations);
    }

    @Override
    public String model() {
        return "athena";
    }

    @Override
    public String validationCode() {
        return AthenaErrors.INVALID_REQUEST;
    }

    @Override
    public String failureCode() {
        return "InternalServerException";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        return operations.handle(operation, input, caller);
    }

    @Override
    public boolean isWorking() {
        return runner.isWorking();
    }

    @Override
    public void stopWork() {
        runner.close();
    }

    @Override
    public void close() {
        runner.close();
    }
}
