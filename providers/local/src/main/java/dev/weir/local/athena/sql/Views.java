package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.Type;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Statements that make and drop views. */
final class Views {
    private final Catalog catalog;
    private final String database;
    private final Caller caller;
    private final Query queries;

    Views(Catalog catalog, Lake lake, SqlEngine engine, String database, Caller caller) {
        this.catalog = catalog;
        this.database = database;
        this.caller = caller;
        this.queries = new Query(catalog, lake, engine, database, caller);
    }

    /** {@code [db.]name AS query}; of the query only its columns are asked for. */
    void create(Tokens tokens, boolean replace) throws IOException {
        TableName name = TableName.read(tokens, database);
        tokens.expect("as");
        Tokens query = tokens.rest();
        List<Type.Field> columns = queries.session(query, Optional.empty(), QuerySession::nameRows);
        QuerySession.checkNames(columns);
        Optional<ObjectNode> existing = catalog.table(caller, name.database(), name.table());
        if (existing.isPresent() && (!replace || PrestoView.of(existing.get()).isEmpty())) {
            throw new QueryFailure(
                    (replace ? "TABLE_ALREADY_EXISTS: Table" : "ALREADY_EXISTS: View") + " already exists: " + name);
        }
        ObjectNode input = Trees.object().put("DatabaseName", name.database());
        PrestoView view = new PrestoView(query.statement().strip(), database);
        input.set("TableInput", view.tableInput(name.table(), columns));
        catalog.operations().handle(existing.isPresent() ? "UpdateTable" : "CreateTable", input, caller);
    }

    /** {@code [IF EXISTS] [db.]name}. */
    void drop(Tokens tokens) {
        boolean lenient = tokens.accept("if", "exists");
        TableName name = TableName.read(tokens, database);
        tokens.expectEnd();
        Optional<ObjectNode> view = catalog.table(caller, name.database(), name.table())
                .filter(table -> PrestoView.of(table).isPresent());
        if (view.isPresent()) {
            ObjectNode input =
                    Trees.object().put("DatabaseName", name.database()).put("Name", name.table());
            catalog.operations().handle("DeleteTable", input, caller);
        } else if (!lenient) {
            throw new QueryFailure("TABLE_NOT_FOUND: View '" + name + "' does not exist");
        }
    }
}
