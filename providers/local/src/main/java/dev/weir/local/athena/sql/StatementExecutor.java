package dev.weir.local.athena.sql;

import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.glue.catalog.Catalog;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.SqlEngine;
import java.io.IOException;

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
     * @return how many bytes the files have that it may have read
     * @throws QueryFailure when it cannot be executed
     * @throws IOException when the sink cannot take the result
     */
    public long execute(String sql, String database, Caller caller, ResultSink sink, Cancellation cancellation)
            throws IOException {
        Tokens tokens = new Tokens(sql);
        if (StatementKind.of(sql).query()) {
            return new Query(catalog, lake, engine, database, caller).execute(tokens, sink, cancellation);
        }
        try {
            new Definitions(catalog, lake, database, caller).execute(tokens, sink);
            return 0;
        } catch (AwsException refused) {
            throw new QueryFailure("FAILED: " + refused.code() + ": " + refused.getMessage());
        }
    }
}
