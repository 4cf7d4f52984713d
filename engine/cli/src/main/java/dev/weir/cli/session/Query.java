package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One statement for Athena.
 *
 * @param database for tables that are named without one
 * @param output an {@code s3://} place for the result, unless the workgroup has one
 */
public record Query(String sql, Optional<String> database, Optional<String> workgroup, Optional<String> output) {
    private static final long FIRST_POLL_MILLIS = 30;
    private static final long LONGEST_POLL_MILLIS = 2_000;
    private static final int MOST_ROWS = 100_000;

    /** A column by its name and Athena's name for its type. */
    public record Column(String name, String type) {}

    /**
     * What came back.
     *
     * @param rows values as Athena writes them; an empty one is NULL
     */
    public record Result(List<Column> columns, List<List<Optional<String>>> rows) {
        public Result {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Runs it to its end.
     *
     * @param stopping is told how to stop the query, once it runs
     *
     * @throws CommandFailure when Athena refuses it, with Athena's own reason
     */
    public Result run(Cloud cloud, BooleanSupplier interrupted, Consumer<Runnable> stopping) {
        ObjectNode start = object().put("QueryString", sql)
                .put("ClientRequestToken", UUID.randomUUID().toString());
        database.ifPresent(name -> start.putObject("QueryExecutionContext").put("Database", name));
        workgroup.ifPresent(name -> start.put("WorkGroup", name));
        output.ifPresent(place -> start.putObject("ResultConfiguration").put("OutputLocation", place));
        String id = call(cloud, "athena:StartQueryExecution", start)
                .path("QueryExecutionId")
                .asText();
        stopping.accept(() -> call(cloud, "athena:StopQueryExecution", object().put("QueryExecutionId", id)));
        await(cloud, id, interrupted);
        return results(cloud, id);
    }

    private static void await(Cloud cloud, String id, BooleanSupplier interrupted) {
        long pause = FIRST_POLL_MILLIS;
        while (true) {
            JsonNode status = call(cloud, "athena:GetQueryExecution", object().put("QueryExecutionId", id))
                    .path("QueryExecution")
                    .path("Status");
            switch (status.path("State").asText()) {
                case "SUCCEEDED" -> {
                    return;
                }
                case "FAILED", "CANCELLED" ->
                    throw new CommandFailure(
                            "The query failed", status.path("StateChangeReason").asText("Athena gave no reason"));
                default -> pause = sleep(pause);
            }
            if (interrupted.getAsBoolean()) {
                call(cloud, "athena:StopQueryExecution", object().put("QueryExecutionId", id));
                throw new CommandFailure(
                        ExitCode.INTERRUPTED,
                        List.of(Diagnostic.error("The query was stopped", "A signal interrupted it.")));
            }
        }
    }

    private static long sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Athena", e);
        }
        return Math.min(LONGEST_POLL_MILLIS, millis * 3 / 2);
    }

    private static Result results(Cloud cloud, String id) {
        List<Column> columns = new ArrayList<>();
        List<List<Optional<String>>> rows = new ArrayList<>();
        String token = "";
        do {
            ObjectNode input = object().put("QueryExecutionId", id);
            if (!token.isEmpty()) {
                input.put("NextToken", token);
            }
            JsonNode page = call(cloud, "athena:GetQueryResults", input);
            if (columns.isEmpty()) {
                page.path("ResultSet")
                        .path("ResultSetMetadata")
                        .path("ColumnInfo")
                        .forEach(column -> columns.add(new Column(
                                column.path("Name").asText(),
                                column.path("Type").asText())));
            }
            page.path("ResultSet").path("Rows").forEach(row -> rows.add(values(row)));
            token = page.path("NextToken").asText("");
        } while (!token.isEmpty() && rows.size() <= MOST_ROWS);
        return new Result(columns, withoutHeader(columns, rows));
    }

    /** The first row of a SELECT repeats the names of the columns. */
    private static List<List<Optional<String>>> withoutHeader(List<Column> columns, List<List<Optional<String>>> rows) {
        List<Optional<String>> names =
                columns.stream().map(column -> Optional.of(column.name())).toList();
        return !rows.isEmpty() && rows.get(0).equals(names) ? rows.subList(1, rows.size()) : rows;
    }

    private static List<Optional<String>> values(JsonNode row) {
        List<Optional<String>> values = new ArrayList<>();
        row.path("Data")
                .forEach(cell ->
                        values.add(Optional.ofNullable(cell.path("VarCharValue").asText(null))));
        return values;
    }

    private static JsonNode call(Cloud cloud, String operation, ObjectNode input) {
        return cloud.provider().calls().call(operation, input);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
