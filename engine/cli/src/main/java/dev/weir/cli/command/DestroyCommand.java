package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Applying;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.flow.Refusals;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Progress;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.cli.view.JsonDocument;
import dev.weir.cli.view.PlanOutput;
import dev.weir.engine.Plan;
import dev.weir.engine.plan.Inventory;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Search;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code weir destroy}: tears a stack down. */
final class DestroyCommand implements Command {
    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "tears a stack down";
    }

    @Override
    public String description() {
        return """
                Finds all that the stack owns in AWS, by the marks on the objects and by the names that its files declare, shows it,
                asks, and deletes just that. Right before each deletion the object's mark is read again. In the end it looks again,
                and exits 1 if something is left. What no stack owns is never touched; what is protected stops the command before anything is deleted.

                With --stack the name is enough, and no files are needed. With --dry-run nothing is deleted.

                  weir destroy --local
                  weir destroy --stack ventilator --auto-approve
                  weir destroy --dry-run
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        return JsonDocument.apply();
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("stack", "NAME", "the stack's name, instead of its files"))
                .addOption(GlobalOptions.value("account", "ID", "refuses to touch any account but this one"))
                .addOption(GlobalOptions.many("target", "ADDR", "only this resource; may be repeated"))
                .addOption(GlobalOptions.flag("dry-run", "shows what would be deleted, and stops"))
                .addOptions(ConsentFlags.declare());
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        invocation.requireOneDirectory();
        Optional<String> name = invocation.value("stack");
        if (name.isEmpty()) {
            return byFiles(invocation);
        }
        if (invocation.argument(0).isPresent()) {
            throw new UsageException("--stack cannot be combined with the folder '"
                    + invocation.arguments().getFirst() + "'");
        }
        invocation.refuse("--stack", "no files of a stack are read", "var", "var-file", "env", "dir");
        return byName(invocation, name.get());
    }

    private ExitCode byName(Invocation invocation, String stack) {
        try (Cloud cloud = Cloud.connect(invocation.context(), invocation.globals(), AwsSettings.NONE)) {
            Plan plan = Planning.planDestroy(
                    cloud,
                    stack,
                    List.of(),
                    PlanFlags.targets(invocation),
                    Progress.on(invocation.context().console(), invocation.globals()));
            return carryOut(
                    invocation,
                    cloud,
                    plan,
                    List.of(),
                    new DiagnosticView(invocation.context().console()),
                    Secrets.NONE);
        }
    }

    private ExitCode byFiles(Invocation invocation) {
        Planning planning =
                Planning.loadWithoutSecrets(invocation.context(), invocation.globals(), invocation.argument(0));
        try (Cloud cloud = planning.connect()) {
            Plan plan = planning.planDestroy(cloud, PlanFlags.targets(invocation));
            return carryOut(
                    invocation, cloud, plan, planning.declared(cloud), planning.diagnostics(), planning.secrets());
        }
    }

    private ExitCode carryOut(
            Invocation invocation,
            Cloud cloud,
            Plan plan,
            Collection<Identity> declared,
            DiagnosticView diagnostics,
            Secrets secrets) {
        requireAccount(invocation, cloud);
        Format format = invocation.format();
        if (invocation.has("dry-run")) {
            new PlanOutput(
                            invocation.context().console(),
                            diagnostics,
                            invocation.globals().verbose())
                    .show(plan, format);
            if (plan.hasErrors()) {
                return Refusals.exitCode(plan);
            }
            return plan.kept().isEmpty() ? ExitCode.SUCCESS : ExitCode.REFUSED;
        }
        ExitCode code = new Applying(invocation.context(), invocation.globals(), diagnostics, secrets)
                .confirmAndApply(cloud, plan, ConsentFlags.read(invocation, name()), format);
        boolean isDone = code == ExitCode.SUCCESS
                || (code == ExitCode.REFUSED && !plan.kept().isEmpty());
        return isDone ? lookAgain(invocation, cloud, plan, declared, diagnostics, secrets, code) : code;
    }

    /** What was made meanwhile, or was hidden from the plan, is still there: an exit code of 0 must mean that nothing is left. */
    private static ExitCode lookAgain(
            Invocation invocation,
            Cloud cloud,
            Plan plan,
            Collection<Identity> declared,
            DiagnosticView diagnostics,
            Secrets secrets,
            ExitCode code) {
        List<Diagnostic> found = Inventory.of(
                        cloud.provider(),
                        Search.thorough(plan.stack()),
                        cloud.environment(),
                        declared,
                        Progress.on(invocation.context().console(), invocation.globals()))
                .leftAfter(plan, PlanFlags.targets(invocation));
        diagnostics.show(found.stream().map(secrets::hide).toList());
        return found.stream().anyMatch(Diagnostic::isError) ? ExitCode.ERROR : code;
    }

    /** A guard for those who tear down by name, without files that could hold one. */
    private static void requireAccount(Invocation invocation, Cloud cloud) {
        String caller = cloud.environment().account();
        invocation.value("account").filter(account -> !account.equals(caller)).ifPresent(account -> {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    List.of(Diagnostic.error(
                            "Wrong account",
                            "--account is %s, and the credentials are those of account %s. Nothing was changed."
                                    .formatted(account, caller))));
        });
    }
}
