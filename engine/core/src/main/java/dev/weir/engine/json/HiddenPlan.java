package dev.weir.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.engine.Change;
import dev.weir.engine.Plan;
import dev.weir.spec.Secrets;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of a plan one that may be shown: sensitive values are hidden while values are still whole, before a view cuts, escapes
 * or wraps them. It cannot be applied, because its steps have no input.
 */
public final class HiddenPlan {
    private final Secrets secrets;

    private HiddenPlan(Secrets secrets) {
        this.secrets = secrets;
    }

    public static Plan of(Plan plan, Secrets secrets) {
        HiddenPlan hidden = new HiddenPlan(secrets);
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        plan.outputs().forEach((name, value) -> outputs.put(name, hidden.value(value)));
        return new Plan(
                plan.stack(),
                plan.environment(),
                plan.changes().stream().map(hidden::change).toList(),
                plan.unchanged(),
                outputs,
                plan.contracts(),
                plan.diagnostics().stream().map(secrets::hide).toList());
    }

    private Change change(Change change) {
        return new Change(
                change.address(),
                new Identity(
                        change.identity().kind(), secrets.hide(change.identity().name())),
                change.action(),
                change.origin(),
                change.fingerprint(),
                change.differences().stream().map(this::difference).toList(),
                change.drifted(),
                operations(change.deletion()),
                operations(change.steps()),
                change.risks().stream().map(secrets::hide).toList(),
                new DataLoss(
                        change.dataLoss().losses().stream().map(secrets::hide).toList(),
                        change.dataLoss().isAccepted()),
                change.after(),
                change.deletionAfter());
    }

    private Difference difference(Difference difference) {
        return new Difference(
                difference.path(),
                difference.before().map(this::value),
                difference.after().map(this::value),
                difference.replaces(),
                difference.sensitive());
    }

    private static List<Step> operations(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(step.operation(), JsonNodeFactory.instance.objectNode(), step.settles()))
                .toList();
    }

    private JsonNode value(JsonNode value) {
        return Texts.map(value, secrets::hide);
    }
}
