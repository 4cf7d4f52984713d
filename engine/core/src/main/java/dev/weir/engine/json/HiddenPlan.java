package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.engine.Change;
import dev.weir.engine.Intent;
import dev.weir.engine.Plan;
import dev.weir.spi.Difference;
import dev.weir.spi.Sensitive;
import dev.weir.spi.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of a plan one that may be shown: sensitive values are masked where they stand, before a view sees them. It cannot be
 * applied, because its steps have no input.
 */
public final class HiddenPlan {
    private HiddenPlan() {}

    public static Plan of(Plan plan) {
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        plan.outputs().forEach((name, value) -> outputs.put(name, Sensitive.masked(value)));
        return new Plan(
                plan.stack(),
                plan.environment(),
                plan.changes().stream().map(HiddenPlan::change).toList(),
                plan.unchanged(),
                outputs,
                plan.contracts(),
                plan.diagnostics());
    }

    private static Change change(Change change) {
        return new Change(
                change.address(),
                change.identity(),
                change.action(),
                change.origin(),
                change.fingerprint(),
                change.differences().stream().map(HiddenPlan::difference).toList(),
                change.drifted(),
                operations(change.deletion()),
                operations(change.steps()),
                change.risks(),
                change.dataLoss(),
                Intent.DELETION,
                change.after(),
                change.deletionAfter());
    }

    private static Difference difference(Difference difference) {
        return new Difference(
                difference.path(),
                difference.before().map(Sensitive::masked),
                difference.after().map(Sensitive::masked),
                difference.replaces(),
                difference.sensitive());
    }

    private static List<Step> operations(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(step.operation(), JsonNodeFactory.instance.objectNode(), step.settles()))
                .toList();
    }
}
