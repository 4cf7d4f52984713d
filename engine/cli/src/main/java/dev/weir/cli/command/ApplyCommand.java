package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.Applying;
import dev.weir.cli.flow.Planning;
import dev.weir.cli.flow.SavedPlan;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.RegularFiles;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.JsonDocument;
import dev.weir.engine.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code weir apply}: applies a plan. */
final class ApplyCommand implements Command {
    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String arguments() {
        return "[DIR|PLANFILE]";
    }

    @Override
    public String summary() {
        return "applies a plan";
    }

    @Override
    public String description() {
        return """
                Plans the stack in DIR (default: this folder), shows the plan, asks, and carries it out. Given a file that 'weir
                plan --out' wrote it does exactly what is in there, without a question, and refuses when AWS has changed since.

                What fails stops only what depends on it. A run that was stopped, or killed, is continued by the next one.
                Ctrl-C once: nothing new is started, what is under way is finished.

                  weir apply --local
                  weir apply --auto-approve
                  weir apply release.plan
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
        return PlanFlags.declare().addOptions(ConsentFlags.declare());
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        invocation.requireOneDirectory();
        Format format = invocation.format();
        invocation.argument(0).map(invocation.context()::resolve).ifPresent(ApplyCommand::requireFileOrFolder);
        Optional<Path> file =
                invocation.argument(0).map(invocation.context()::resolve).filter(Files::isRegularFile);
        return file.isPresent() ? saved(invocation, file.get(), format) : fresh(invocation, format);
    }

    private ExitCode fresh(Invocation invocation, Format format) {
        Planning planning = Planning.load(invocation.context(), invocation.globals(), invocation.argument(0));
        try (Cloud cloud = planning.connect()) {
            Plan plan = planning.plan(cloud, PlanFlags.read(invocation), Optional.empty());
            return new Applying(invocation.context(), invocation.globals(), planning.diagnostics(), planning.secrets())
                    .confirmAndApply(cloud, plan, ConsentFlags.read(invocation, name()), format);
        }
    }

    private ExitCode saved(Invocation invocation, Path file, Format format) {
        invocation.refuse("a plan file", "the file says what is done", "target", "adopt");
        SavedPlan saved = SavedPlan.read(invocation.context(), file, invocation.globals());
        requireNeeded(invocation, saved.needed());
        try (Cloud cloud = saved.connect(invocation.context(), invocation.globals())) {
            return new Applying(
                            invocation.context(),
                            invocation.globals(),
                            saved.diagnostics(invocation.context()),
                            saved.secrets())
                    .apply(cloud, saved.stored(), ConsentFlags.read(invocation, name()), format);
        }
    }

    private static void requireFileOrFolder(Path path) {
        if (!Files.isDirectory(path)) {
            RegularFiles.require(path, "The plan cannot be read");
        }
    }

    /** A plan holds the values that it was made with; only its secrets are given again. */
    private static void requireNeeded(Invocation invocation, Set<String> needed) {
        for (String name : invocation.globals().variables().keySet()) {
            String variable = "var." + name;
            boolean isNeeded = needed.stream()
                    .anyMatch(secret -> secret.equals(variable)
                            || secret.startsWith(variable + ".")
                            || secret.startsWith(variable + "["));
            if (!isNeeded) {
                throw new UsageException(
                        "--var " + name + " has no effect beside a plan file: the plan was made with the"
                                + " values of its variables, and only its secrets are given again. Plan again to change a value");
            }
        }
        if (needed.isEmpty()) {
            invocation.refuse(
                    "a plan file", "the plan holds no secret that has to be given again", "var-file", "env", "dir");
        }
    }
}
