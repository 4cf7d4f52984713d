package dev.weir.local.athena.sql;

import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Executes one statement after the other; each by a call of its own, from any thread. */
public final class StatementExecutor {
    private final Catalog catalog;
    private final Lake lake;
    private final SqlEngine engine;

    public StatementExecutor(Catalog catalog, Lake lake, SqlEngine engine) {
        this.catalog = catalog;
        this.lake = lake;
        this.engine = engine;
    }

    /** Whether a statement shall end before it is done. */
    public static final class Cancellation {
        private volatile boolean requested;

        public void request() {
            requested = true;
        }

        public boolean requested() {
            return requested;
        }
    }

    /**
     * Executes a statement.
     *
     * @param database what names without a database refer to
     * @param results the folder that results go to, such as {@code s3://bucket/folder/}; empty when Athena keeps them
     * @return how many bytes the files have that it may have read
     * @throws QueryFailure when it cannot be executed
     * @throws IOException when the sink cannot take the result
     */
    public long execute(
            String sql,
            String database,
            Caller caller,
            Optional<String> results,
            ResultSink sink,
            Cancellation cancellation)
            throws IOException {
        Tokens tokens = new Tokens(sql);
        if (StatementKind.of(sql).query()) {
            return new Query(catalog, lake, engine, database, caller).execute(tokens, sink, cancellation);
        }
        try {
            return change(tokens, database, caller, results, sink, cancellation);
        } catch (AwsException refused) {
            throw new QueryFailure("FAILED: " + refused.code() + ": " + refused.getMessage());
        }
    }

    private long change(
            Tokens tokens,
            String database,
            Caller caller,
            Optional<String> results,
            ResultSink sink,
            Cancellation cancellation)
            throws IOException {
        RowStatements rows = new RowStatements(catalog, lake, engine, database, caller, cancellation);
        Views views = new Views(catalog, lake, engine, database, caller);
        if (tokens.accept("create", "table")) {
            sink.columns(List.of());
            return rows.createTable(tokens, results);
        }
        if (tokens.accept("insert", "into")) {
            sink.columns(List.of());
            return rows.insert(tokens);
        }
        boolean replace = tokens.accept("create", "or", "replace", "view");
        if (replace || tokens.accept("create", "view")) {
            sink.columns(List.of());
            views.create(tokens, replace);
        } else if (tokens.accept("drop", "view")) {
            sink.columns(List.of());
            views.drop(tokens);
        } else {
            new Definitions(catalog, lake, database, caller).execute(tokens, sink);
        }
        return 0;
    }
}
