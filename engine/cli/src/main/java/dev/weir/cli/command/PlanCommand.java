package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.flow.Refusals;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.cli.view.PlanOutput;
import dev.weir.engine.Plan;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code weir plan}: the difference between the stack and AWS. */
final class PlanCommand implements Command {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "shows the difference between the stack and AWS";
    }

    @Override
    public String description() {
        return """
                Compares the stack in DIR (default: this folder) with what lives in AWS and lists what an apply would do: each
                property, each API call, what is at risk. Changes nothing.

                With --out the plan is kept, and 'weir apply FILE' does exactly that or refuses when AWS has changed meanwhile.
                With --detailed-exitcode the exit code is 0 for no changes, 2 for changes, 1 for errors.

                  weir plan --local
                  weir plan --out release.plan && weir apply release.plan
                  weir plan --format markdown > comment.md
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON, Format.MARKDOWN, Format.HTML);
    }

    @Override
    public ObjectNode blank() {
        return JsonDocument.plan();
    }

    @Override
    public Options options() {
        return PlanFlags.declare()
                .addOption(GlobalOptions.value("out", "FILE", "saves the plan for 'weir apply FILE'"))
                .addOption(GlobalOptions.flag("destroy", "plans the deletion of all that the stack owns"))
                .addOption(
                        GlobalOptions.value("base", "GIT_REF", "distinguishes changes since that revision from drift"))
                .addOption(GlobalOptions.flag("detailed-exitcode", "exit code 2 when the plan contains changes"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        invocation.requireOneDirectory();
        Format format = invocation.format();
        boolean destroy = invocation.has("destroy");
        if (destroy) {
            invocation.refuse("--destroy", "only what the stack owns is deleted", "adopt");
            invocation.refuse("--destroy", "all of the plan is a change", "base");
        }
        Planning planning = destroy
                ? Planning.loadWithoutSecrets(invocation.context(), invocation.globals(), invocation.argument(0))
                : Planning.load(invocation.context(), invocation.globals(), invocation.argument(0));
        try (Cloud cloud = planning.connect()) {
            Plan plan = destroy
                    ? planning.planDestroy(cloud, PlanFlags.targets(invocation))
                    : planning.plan(cloud, PlanFlags.read(invocation), invocation.value("base"));
            Optional<String> kept = plan.hasErrors() ? Optional.empty() : invocation.value("out");
            kept.ifPresent(file -> planning.write(plan, invocation.context().resolve(file)));
            new PlanOutput(
                            invocation.context().console(),
                            planning.diagnostics(),
                            invocation.globals().verbose())
                    .show(plan, format);
            if (plan.hasErrors()) {
                return Refusals.exitCode(plan);
            }
            kept.ifPresent(file -> announce(invocation, file));
            return invocation.has("detailed-exitcode") && !plan.changes().isEmpty()
                    ? ExitCode.CHANGES
                    : ExitCode.SUCCESS;
        }
    }

    private static void announce(Invocation invocation, String file) {
        if (!invocation.globals().quiet()) {
            invocation
                    .context()
                    .console()
                    .err()
                    .println("The plan is saved in " + file + "; 'weir apply " + file + "' applies it.");
        }
    }
}
