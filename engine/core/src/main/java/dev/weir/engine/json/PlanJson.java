package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Origin;
import dev.weir.engine.Plan;
import dev.weir.spi.Difference;
import dev.weir.spi.Sensitive;
import dev.weir.spi.Step;
import java.util.List;
import java.util.Locale;

/** The document that {@code weir plan --format json} prints. */
public final class PlanJson {
    static final String FORMAT_VERSION = "1.0";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    /** The plan for programs: sensitive values are {@value Sensitive#HIDDEN}, an absent value is an absent member. */
    public static ObjectNode view(Plan plan) {
        ObjectNode view =
                NODES.objectNode().put("formatVersion", FORMAT_VERSION).put("stack", plan.stack());
        view.set("summary", summary(plan));
        ArrayNode changes = view.putArray("changes");
        plan.changes().forEach(change -> changes.add(change(change)));
        view.set("contracts", Contracts.view(plan.contracts()));
        view.set("diagnostics", Diagnostics.view(plan.diagnostics()));
        return view;
    }

    private static ObjectNode summary(Plan plan) {
        ObjectNode summary = NODES.objectNode();
        for (Action action : Action.values()) {
            summary.put(action.name().toLowerCase(Locale.ROOT), plan.count(action));
        }
        return summary.put("unchanged", plan.unchanged());
    }

    private static ObjectNode change(Change change) {
        ObjectNode view = NODES.objectNode()
                .put("address", change.address().toString())
                .put("kind", change.identity().kind())
                .put("identity", change.identity().name())
                .put("action", change.action().name().toLowerCase(Locale.ROOT));
        ArrayNode differences = view.putArray("differences");
        change.differences()
                .forEach(difference ->
                        differences.add(difference(difference, change.originOf(difference) == Origin.DRIFT)));
        ArrayNode steps = view.putArray("steps");
        operations(change.deletion(), steps);
        operations(change.steps(), steps);
        ArrayNode risks = view.putArray("risks");
        change.risks().forEach(risks::add);
        if (!change.dataLoss().isEmpty()) {
            change.dataLoss().losses().forEach(view.putArray("dataLoss")::add);
            view.put("dataLossAccepted", change.dataLoss().isAccepted());
        }
        return view.put("origin", change.origin().name().toLowerCase(Locale.ROOT));
    }

    private static void operations(List<Step> steps, ArrayNode into) {
        Step.operations(steps).forEach(operation -> into.addObject().put("operation", operation));
    }

    private static ObjectNode difference(Difference difference, boolean drift) {
        ObjectNode view = NODES.objectNode().put("path", difference.path());
        difference.before().ifPresent(value -> view.set("before", shown(difference, value)));
        difference.after().ifPresent(value -> view.set("after", shown(difference, value)));
        view.put("replaces", difference.replaces());
        if (difference.sensitive()) {
            view.put("sensitive", true);
        }
        return drift ? view.put("drift", true) : view;
    }

    /** A value that people and files may see. */
    static JsonNode shown(Difference difference, JsonNode value) {
        return difference.sensitive() ? NODES.textNode(Sensitive.HIDDEN) : Sensitive.masked(value);
    }
}
