package dev.weir.cli.command;

import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;

/** {@code weir demo}: the ventilator example from validate to destroy, on the embedded AWS. */
final class DemoCommand implements Command {
    private static final String FOLDER = "weir-demo";
    private static final Path MARK = Path.of(".weir", "demo");
    private static final List<String> FILES =
            List.of("stack.yaml", "ventilator.schema.json", "readings.template", "by-manufacturer.sql");

    private record Act(String what, List<String> words) {}

    private static final List<Act> ACTS = List.of(
            new Act("Check the stack's files, offline.", List.of("validate")),
            new Act("What would be created?", List.of("plan", "--local", "--out", "release.plan")),
            new Act("Create exactly that.", List.of("apply", "release.plan", "--local")),
            new Act("A plan after an apply is empty.", List.of("plan", "--local", "--detailed-exitcode")),
            new Act(
                    "Ventilators send their readings.",
                    List.of(
                            "generate",
                            "streams.ventilator",
                            "--template",
                            "readings.template",
                            "--count",
                            "10000",
                            "--local")),
            new Act(
                    "The job's pipeline reads, checks, maps and writes them as Parquet.",
                    List.of("run", "jobs.metrics", "--until-caught-up", "--local")),
            new Act("The crawler makes the files a table.", List.of("start", "crawlers.metrics", "--wait", "--local")),
            new Act("Athena queries it.", List.of("query", "@by-manufacturer.sql", "--local")));

    private static final Act LAST = new Act(
            "Delete everything that the stack owns.",
            List.of("destroy", "--auto-approve", "--accept-data-loss", "--local"));

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "runs the ventilator example, start to end, on the embedded AWS";
    }

    @Override
    public String description() {
        return """
                Writes the ventilator example to ./weir-demo and takes it the whole way: validate, plan, apply, generate, run,
                crawl, query, destroy. Each command is printed before it runs, so that you can repeat it. Afterwards nothing is
                left; with --keep the folder stays, with the stack applied and its data in place.

                  weir demo
                  weir demo --keep && cd weir-demo
                """;
    }

    @Override
    public Options options() {
        return new Options().addOption(GlobalOptions.flag("keep", "leaves the folder and the applied stack"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(0);
        Path folder = invocation.context().resolve(FOLDER);
        prepare(folder);
        boolean keep = invocation.has("keep");
        Context there = invocation.context().in(folder);
        ExitCode exitCode = play(there, keep);
        if (exitCode != ExitCode.SUCCESS) {
            return exitCode;
        }
        if (keep) {
            invocation
                    .context()
                    .console()
                    .out()
                    .println("\nThe example is in " + FOLDER + ": change its YAML, and plan again.");
        } else {
            remove(folder);
            invocation
                    .context()
                    .console()
                    .out()
                    .println("\nNothing is left behind. 'weir demo --keep' keeps the example to play with.");
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode play(Context context, boolean keep) {
        List<Act> acts =
                keep ? ACTS : Stream.concat(ACTS.stream(), Stream.of(LAST)).toList();
        for (Act act : acts) {
            if (context.interrupted().getAsBoolean()) {
                return stopped(context, ExitCode.INTERRUPTED);
            }
            announce(context, act);
            ExitCode exitCode = new Dispatch(Commands.all()).run(context, act.words());
            if (exitCode != ExitCode.SUCCESS) {
                return stopped(context, exitCode);
            }
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode stopped(Context context, ExitCode exitCode) {
        context.console().err().println("The demo stopped here; " + FOLDER + " was not removed.");
        return exitCode;
    }

    private static void announce(Context context, Act act) {
        Style style = context.console().outStyle();
        context.console().out().println("\n" + style.dim("# " + act.what()));
        context.console().out().println(style.bold(style.cyan("$ weir " + String.join(" ", act.words()))));
    }

    /** A folder that an earlier demo left, after a kill say, is made anew; any other is not ours to touch. */
    private static void prepare(Path folder) {
        try {
            if (Files.exists(folder.resolve(MARK))) {
                remove(folder);
            }
            if (Files.exists(folder)) {
                throw new CommandFailure(
                        "The folder " + FOLDER + " already exists",
                        "The demo writes its example there. Move it away, or run the demo elsewhere.");
            }
            Files.createDirectories(folder.resolve(MARK).getParent());
            Files.createFile(folder.resolve(MARK));
            for (String file : FILES) {
                try (InputStream in = DemoCommand.class.getResourceAsStream("/dev/weir/cli/demo/" + file)) {
                    Files.copy(in, folder.resolve(file));
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("The example cannot be written", folder + ": " + e.getMessage());
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CommandFailure("The example cannot be removed", folder + ": " + e.getMessage());
        }
    }
}
