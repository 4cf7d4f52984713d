package dev.weir.local.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.athena.sql.PreparedSql;
import dev.weir.local.athena.sql.QueryFailure;
import dev.weir.local.athena.sql.StatementExecutor;
import dev.weir.local.athena.sql.StatementExecutor.Cancellation;
import dev.weir.local.athena.sql.StatementKind;
import dev.weir.local.athena.sql.StatementParameters;
import dev.weir.local.lake.Lake;
import dev.weir.local.operation.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Executes queries, a few at a time; the others wait in the state QUEUED. */
final class QueryRunner implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final String DEFAULT_DATABASE = "default";
    private static final long FAREWELL_SECONDS = 5;

    private final QueryStore store;
    private final ResultFiles results;
    private final PreparedStatements prepared;
    private final StatementExecutor statements;
    private final Lake lake;
    private final InstantSource clock;
    private final Map<String, Cancellation> cancellations = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    QueryRunner(
            QueryStore store,
            ResultFiles results,
            PreparedStatements prepared,
            StatementExecutor statements,
            Lake lake,
            InstantSource clock) {
        this.store = store;
        this.prepared = prepared;
        this.results = results;
        this.statements = statements;
        this.lake = lake;
        this.clock = clock;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                AT_A_TIME,
                AT_A_TIME,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("athena-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        store.unfinished()
                .forEach(query ->
                        finish(query, QueryState.FAILED, "The embedded AWS stopped while the query was running."));
    }

    void submit(ObjectNode query, Caller caller) {
        String id = query.path("QueryExecutionId").asText();
        cancellations.put(id, new Cancellation());
        ObjectNode own = query.deepCopy();
        threads.execute(() -> run(own, cancellations.get(id), caller));
    }

    void cancel(String id) {
        Cancellation cancellation = cancellations.get(id);
        if (cancellation != null) {
            cancellation.request();
        }
    }

    boolean isWorking() {
        return !cancellations.isEmpty();
    }

    @Override
    public void close() {
        cancellations.values().forEach(Cancellation::request);
        threads.shutdown();
        try {
            threads.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ObjectNode query, Cancellation cancellation, Caller caller) {
        try {
            if (cancellation.requested()) {
                finish(query, QueryState.CANCELLED, "Query cancelled by user");
                return;
            }
            query.withObjectProperty("Status").put("State", QueryState.RUNNING.name());
            store.report(query);
            execute(query, cancellation, caller);
            finish(query, QueryState.SUCCEEDED, "");
        } catch (QueryFailure | AwsException | IOException | UncheckedIOException | LinkageError failure) {
            boolean cancelled = cancellation.requested();
            finish(
                    query,
                    cancelled ? QueryState.CANCELLED : QueryState.FAILED,
                    cancelled ? "Query cancelled by user" : String.valueOf(failure.getMessage()));
        } finally {
            cancellations.remove(query.path("QueryExecutionId").asText());
        }
    }

    private void execute(ObjectNode query, Cancellation cancellation, Caller caller) throws IOException {
        long started = clock.millis();
        String sql = statement(query, caller);
        String database = query.path("QueryExecutionContext")
                .path("Database")
                .asText(DEFAULT_DATABASE)
                .toLowerCase(Locale.ROOT);
        boolean header = StatementKind.of(query.path("Query").asText()).header();
        ResultFiles.Writer writer = results.write(query.path("QueryExecutionId").asText(), header);
        long scanned = 0;
        try (writer) {
            if (sql.isEmpty()) {
                writer.columns(List.of());
            } else {
                scanned = statements.execute(sql, database, caller, resultFolder(query), writer, cancellation);
            }
        }
        if (cancellation.requested()) {
            throw new QueryFailure("Query cancelled by user");
        }
        deliver(query, writer, caller);
        long elapsed = clock.millis() - started;
        query.withObjectProperty("Statistics")
                .put("EngineExecutionTimeInMillis", elapsed)
                .put("DataScannedInBytes", scanned)
                .put("QueryPlanningTimeInMillis", 0)
                .put("ServiceProcessingTimeInMillis", 0);
    }

    /** What is to be executed, with its parameters filled in; empty when preparing it was all. */
    private String statement(ObjectNode query, Caller caller) {
        String sql = query.path("Query").asText();
        String group = query.path("WorkGroup").asText();
        List<String> parameters = Trees.texts(query.path("ExecutionParameters"));
        return switch (PreparedSql.of(sql)) {
            case PreparedSql.Prepare prepare -> {
                prepared.put(group, prepare.name(), prepare.statement(), "", caller);
                yield "";
            }
            case PreparedSql.Deallocate deallocate -> {
                if (!prepared.remove(group, deallocate.name(), caller)) {
                    throw notPrepared(deallocate.name());
                }
                yield "";
            }
            case PreparedSql.Execute execute ->
                StatementParameters.fill(
                        prepared.find(group, execute.name(), caller).orElseThrow(() -> notPrepared(execute.name())),
                        execute.values().isEmpty() ? parameters : execute.values());
            case PreparedSql.Other other -> StatementParameters.fill(sql, parameters);
        };
    }

    private static QueryFailure notPrepared(String name) {
        return new QueryFailure("NOT_FOUND: Prepared statement not found: " + name);
    }

    private static Optional<String> resultFolder(ObjectNode query) {
        return Trees.text(query.path("ResultConfiguration"), "OutputLocation")
                .map(file -> file.substring(0, file.lastIndexOf('/') + 1));
    }

    private void deliver(ObjectNode query, ResultFiles.Writer writer, Caller caller) throws IOException {
        Optional<String> location = Trees.text(query.path("ResultConfiguration"), "OutputLocation");
        if (location.isPresent()) {
            String path = location.get().substring("s3://".length());
            int slash = path.indexOf('/');
            String key = path.substring(slash + 1);
            lake.write(path.substring(0, slash), key, writer.csv(), "application/octet-stream", caller);
        }
        Files.deleteIfExists(writer.csv());
    }

    private void finish(ObjectNode query, QueryState state, String reason) {
        double now = Trees.seconds(clock.instant());
        ObjectNode status =
                query.withObjectProperty("Status").put("State", state.name()).put("CompletionDateTime", now);
        long total = Math.round((now - status.path("SubmissionDateTime").asDouble()) * 1000);
        ObjectNode statistics = query.withObjectProperty("Statistics").put("TotalExecutionTimeInMillis", total);
        statistics.put(
                "QueryQueueTimeInMillis",
                Math.max(
                        0,
                        total - statistics.path("EngineExecutionTimeInMillis").asLong()));
        if (!reason.isEmpty()) {
            status.put("StateChangeReason", reason);
        }
        if (state == QueryState.FAILED) {
            status.putObject("AthenaError")
                    .put("ErrorCategory", 2)
                    .put("ErrorType", 1006)
                    .put("Retryable", false)
                    .put("ErrorMessage", reason);
        }
        store.report(query);
    }
}
