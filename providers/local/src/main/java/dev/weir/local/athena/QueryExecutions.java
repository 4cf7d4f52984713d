package dev.weir.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.athena.sql.QueryFailure;
import dev.weir.local.athena.sql.StatementKind;
import dev.weir.local.lake.S3Location;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The operations on query executions. */
final class QueryExecutions {
    private static final int PAGE = 50;
    private static final String ID = "QueryExecutionId";
    private static final String MANAGED = "ManagedQueryResultsConfiguration";

    private final QueryStore store;
    private final WorkGroups workGroups;
    private final ResultFiles results;
    private final QueryRunner runner;
    private final InstantSource clock;

    QueryExecutions(
            QueryStore store, WorkGroups workGroups, ResultFiles results, QueryRunner runner, InstantSource clock) {
        this.store = store;
        this.workGroups = workGroups;
        this.results = results;
        this.runner = runner;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("StartQueryExecution", this::start)
                .on("GetQueryExecution", this::get)
                .on("BatchGetQueryExecution", this::getMany)
                .on("ListQueryExecutions", this::list)
                .on("StopQueryExecution", this::stop)
                .on("GetQueryResults", this::results)
                .on("GetQueryRuntimeStatistics", this::statistics);
    }

    private ObjectNode start(ObjectNode input, Caller caller) {
        String token = input.path("ClientRequestToken").asText("");
        Optional<ObjectNode> same = store.newestFirst(caller).stream()
                .filter(query -> !token.isEmpty()
                        && query.path(QueryStore.TOKEN).asText().equals(token))
                .findFirst();
        if (same.isPresent()) {
            if (!same.get().path("Query").equals(input.path("QueryString"))) {
                throw AthenaErrors.invalid("Idempotent parameters do not match");
            }
            return Trees.pick(same.get(), ID);
        }
        ObjectNode group = workGroups.workGroup(input.path("WorkGroup").asText(WorkGroups.PRIMARY), caller);
        if (group.path("State").asText().equals("DISABLED")) {
            throw AthenaErrors.invalid("WorkGroup " + group.path("Name").asText() + " is disabled.");
        }
        ObjectNode query = newQuery(input, group).put(QueryStore.TOKEN, token);
        store.add(query, caller);
        runner.submit(query, caller);
        return Trees.pick(query, ID);
    }

    private ObjectNode newQuery(ObjectNode input, ObjectNode group) {
        String id = UUID.randomUUID().toString();
        StatementKind kind = kind(input.path("QueryString").asText());
        ObjectNode query = Trees.object()
                .put(ID, id)
                .put("Query", input.path("QueryString").asText())
                .put("StatementType", kind.type())
                .put("SubstatementType", kind.substatement())
                .put("WorkGroup", group.path("Name").asText());
        query.putObject("Status")
                .put("State", QueryState.QUEUED.name())
                .put("SubmissionDateTime", Trees.seconds(clock.instant()));
        query.putObject("Statistics");
        query.set("EngineVersion", group.path("Configuration").path("EngineVersion"));
        query.putObject("QueryExecutionContext");
        Trees.copy(input, query, "QueryExecutionContext");
        Trees.copy(input, query, "ExecutionParameters");
        query.set("ResultConfiguration", resultConfiguration(input, group, id + (kind.header() ? ".csv" : ".txt")));
        Trees.copy(group.path("Configuration"), query, MANAGED);
        return query;
    }

    /** Where the result goes: by the workgroup where it insists, else by the request, else by the workgroup. */
    private static ObjectNode resultConfiguration(ObjectNode input, ObjectNode group, String file) {
        JsonNode configuration = group.path("Configuration");
        JsonNode ofGroup = configuration.path("ResultConfiguration");
        JsonNode ofRequest = input.path("ResultConfiguration");
        boolean enforced = configuration.path("EnforceWorkGroupConfiguration").asBoolean();
        String location = enforced && ofGroup.has("OutputLocation")
                ? ofGroup.path("OutputLocation").asText()
                : ofRequest
                        .path("OutputLocation")
                        .asText(ofGroup.path("OutputLocation").asText(""));
        if (location.isEmpty()) {
            if (configuration.path(MANAGED).path("Enabled").asBoolean()) {
                return Trees.object();
            }
            throw AthenaErrors.invalid("No output location provided. An output location is required either through the "
                    + "Workgroup result configuration setting or as an API input.");
        }
        S3Location place = S3Location.parse(location)
                .orElseThrow(() -> AthenaErrors.invalid("outputLocation is not a valid S3 path."));
        return Trees.object().put("OutputLocation", place.uri() + file);
    }

    private static StatementKind kind(String sql) {
        try {
            return StatementKind.of(sql);
        } catch (QueryFailure malformed) {
            throw AthenaErrors.invalid(malformed.getMessage());
        }
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("QueryExecution", store.query(input.path(ID).asText(), caller));
        return answer;
    }

    private ObjectNode getMany(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        ArrayNode found = answer.putArray("QueryExecutions");
        ArrayNode missing = answer.putArray("UnprocessedQueryExecutionIds");
        for (JsonNode id : input.path("QueryExecutionIds")) {
            store.find(id.asText(), caller).ifPresentOrElse(found::add, () -> missing.addObject()
                    .put(ID, id.asText())
                    .put("ErrorCode", "INVALID_INPUT")
                    .put("ErrorMessage", "QueryExecution " + id.asText() + " was not found"));
        }
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        String group = input.path("WorkGroup").asText(WorkGroups.PRIMARY);
        workGroups.workGroup(group, caller);
        List<JsonNode> ids = store.newestFirst(caller).stream()
                .filter(query -> query.path("WorkGroup").asText().equals(group))
                .map(query -> query.path(ID))
                .toList();
        return Page.of(ids, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("QueryExecutionIds");
    }

    /** Stops a query; as the service, it does not mind one that has ended. */
    private ObjectNode stop(ObjectNode input, Caller caller) {
        ObjectNode query = store.query(input.path(ID).asText(), caller);
        runner.cancel(query.path(ID).asText());
        return Trees.object();
    }

    private ObjectNode results(ObjectNode input, Caller caller) {
        ObjectNode query = store.query(input.path(ID).asText(), caller);
        QueryState state = QueryState.of(query);
        if (!state.finished()) {
            throw AthenaErrors.invalid("Query has not yet finished. Current state: " + state);
        }
        if (state != QueryState.SUCCEEDED) {
            throw AthenaErrors.invalid("Query did not finish successfully. Final query state: " + state);
        }
        return results.page(query.path(ID).asText(), input);
    }

    private ObjectNode statistics(ObjectNode input, Caller caller) {
        ObjectNode query = store.query(input.path(ID).asText(), caller);
        ObjectNode answer = Trees.object();
        ObjectNode statistics = answer.putObject("QueryRuntimeStatistics");
        statistics.set(
                "Timeline",
                ((ObjectNode) query.path("Statistics"))
                        .deepCopy()
                        .remove(List.of("DataScannedInBytes", "ResultReuseInformation")));
        statistics.putObject("Rows").set("InputBytes", query.path("Statistics").path("DataScannedInBytes"));
        return answer;
    }
}
