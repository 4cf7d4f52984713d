package dev.weir.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.engine.Action;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.json.HiddenPlan;
import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Options;

/** {@code weir output}: the outputs of what is applied. */
final class OutputCommand implements Command {
    @Override
    public String name() {
        return "output";
    }

    @Override
    public String arguments() {
        return "[NAME]";
    }

    @Override
    public String summary() {
        return "prints outputs of what is applied";
    }

    @Override
    public String description() {
        return """
                Prints the stack's outputs, or the one called NAME: that one alone, so that a script can use it. Outputs are evaluated
                from the stack's files, so they are those of what is applied only as long as the plan is empty. Where objects are
                still to be created, nothing is printed, and the exit code is 1; other changes are a warning.
                  weir output --local
                  weir output lake --dir my-stack
                  weir output --format json
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        ObjectNode document = JsonDocument.create().put("stack", "");
        document.putObject("outputs");
        return document;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Planning planning = Planning.load(invocation.context(), invocation.globals(), Optional.empty());
        try (Cloud cloud = planning.connect()) {
            Plan plan = planning.plan(cloud, PlanOptions.DEFAULT, Optional.empty());
            requireApplied(plan);
            if (!plan.changes().isEmpty()) {
                planning.diagnostics().show(List.of(changed(plan)));
            }
            print(invocation, HiddenPlan.of(plan));
        }
        return ExitCode.SUCCESS;
    }

    private static void requireApplied(Plan plan) {
        String missing = plan.changes().stream()
                .filter(change -> change.action() == Action.CREATE)
                .map(change -> change.address().toString())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "The stack is not applied",
                    "These do not exist yet: %s. 'weir apply' creates them.".formatted(missing));
        }
    }

    private static Diagnostic changed(Plan plan) {
        return Diagnostic.warning(
                "The stack has changes that are not applied",
                "The outputs are those of the files, which differ from what is applied at %s."
                        .formatted(plan.changes().stream()
                                .map(change -> change.address().toString())
                                .collect(Collectors.joining(", "))));
    }

    private static void print(Invocation invocation, Plan plan) {
        Map<String, JsonNode> outputs = plan.outputs();
        Optional<String> name = invocation.argument(0);
        if (name.isPresent() && !outputs.containsKey(name.get())) {
            throw new CommandFailure(
                    "No such output",
                    "The stack %s has no output '%s'. It has: %s."
                            .formatted(plan.stack(), name.get(), String.join(", ", outputs.keySet())));
        }
        Map<String, JsonNode> wanted = name.<Map<String, JsonNode>>map(one -> Map.of(one, outputs.get(one)))
                .orElse(outputs);
        if (invocation.format() == Format.JSON) {
            ObjectNode document = JsonDocument.create().put("stack", plan.stack());
            ObjectNode values = document.putObject("outputs");
            wanted.forEach(values::set);
            invocation.print(document.toPrettyString());
        } else if (name.isPresent()) {
            invocation.print(text(wanted.get(name.get())));
        } else {
            wanted.forEach((output, value) -> invocation.print(output + " = " + text(value)));
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
