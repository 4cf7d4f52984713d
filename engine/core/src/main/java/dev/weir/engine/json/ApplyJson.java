package dev.weir.engine.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Plan;
import dev.weir.spec.Address;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The document that {@code weir apply --format json} prints. */
public final class ApplyJson {
    private ApplyJson() {}

    /** The report for programs. Outputs are those of the plan, and given only once all of it is carried out. */
    public static ObjectNode view(Plan plan, ApplyReport report, Secrets secrets) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("formatVersion", PlanJson.FORMAT_VERSION)
                .put("stack", plan.stack())
                .put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
        view.set("done", addresses(report.done()));
        ArrayNode failed = view.putArray("failed");
        report.failed().forEach((address, diagnostics) -> failed.addObject()
                .put("address", address.toString())
                .set("diagnostics", Diagnostics.view(hidden(diagnostics, secrets))));
        view.set("skipped", addresses(report.skipped()));
        ObjectNode outputs = view.putObject("outputs");
        if (report.outcome() == ApplyReport.Outcome.COMPLETE) {
            plan.outputs().forEach((name, value) -> outputs.set(name, Sensitive.masked(value)));
        }
        view.set(
                "diagnostics",
                Diagnostics.view(hidden(
                        Stream.concat(plan.kept().stream(), report.diagnostics().stream())
                                .toList(),
                        secrets)));
        return view;
    }

    /** Services may quote a value that they refuse. */
    private static List<Diagnostic> hidden(List<Diagnostic> diagnostics, Secrets secrets) {
        return diagnostics.stream().map(secrets::hide).toList();
    }

    private static ArrayNode addresses(SortedSet<Address> addresses) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        addresses.forEach(address -> texts.add(address.toString()));
        return texts;
    }
}
