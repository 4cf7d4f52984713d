package dev.weir.cli.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.ApplyView;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.cli.view.PlanOutput;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Event;
import dev.weir.engine.Plan;
import dev.weir.engine.StoredPlan;
import dev.weir.engine.apply.Applier;
import dev.weir.engine.apply.ApplyOptions;
import dev.weir.engine.json.ApplyJson;
import dev.weir.spec.Secrets;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** From a plan to its end: the question, the course, the report, the exit code. */
public final class Applying {
    private static final long POLL_MILLIS = 50;

    private final Context context;
    private final GlobalOptions options;
    private final DiagnosticView diagnostics;
    private final Secrets secrets;

    public Applying(Context context, GlobalOptions options, DiagnosticView diagnostics, Secrets secrets) {
        this.context = context;
        this.options = options;
        this.diagnostics = diagnostics;
        this.secrets = secrets;
    }

    /** Shows a fresh plan and carries it out once somebody agrees. */
    public ExitCode confirmAndApply(Cloud cloud, Plan plan, Consent consent, Format format) {
        if (plan.hasErrors()) {
            diagnostics.show(plan.diagnostics());
            throw CommandFailure.afterShowing(Refusals.exitCode(plan), plan.diagnostics());
        }
        if (format == Format.HUMAN) {
            new PlanOutput(context.console(), diagnostics, options.verbose()).show(plan, format);
        }
        DataLosses.requireAccepted(plan, consent);
        if (!plan.changes().isEmpty() && !consent.approved()) {
            context.finishing(() -> {
                confirm(plan, format);
                return true;
            });
        }
        return apply(cloud, plan, consent, format);
    }

    /** Carries a plan out. */
    public ExitCode apply(Cloud cloud, Plan plan, Consent consent, Format format) {
        return apply(
                cloud, plan, consent, format, (applier, events) -> applier.apply(plan, events, context.interrupted()));
    }

    /** Carries a plan from a file out, as far as the kinds would plan the same. */
    public ExitCode apply(Cloud cloud, StoredPlan stored, Consent consent, Format format) {
        return apply(
                cloud,
                stored.plan(),
                consent,
                format,
                (applier, events) -> applier.apply(stored, events, context.interrupted()));
    }

    private ExitCode apply(
            Cloud cloud,
            Plan plan,
            Consent consent,
            Format format,
            BiFunction<Applier, Consumer<Event>, ApplyReport> course) {
        DataLosses.requireAccepted(plan, consent);
        ApplyView view = new ApplyView(context.console(), diagnostics, secrets, options.quiet(), options.verbose());
        Consumer<Event> events = view.events();
        ApplyOptions applyOptions =
                ApplyOptions.DEFAULT.withParallelism(options.parallelism()).accepting(consent.losses());
        ApplyReport report = context.finishing(() -> course.apply(new Applier(cloud.provider(), applyOptions), events));
        if (format == Format.JSON) {
            context.console()
                    .out()
                    .println(ApplyJson.view(plan, report, secrets).toPrettyString());
        } else {
            view.end(report);
        }
        if (format != Format.JSON && report.outcome() == ApplyReport.Outcome.COMPLETE) {
            plan.outputs().forEach((name, value) -> show(name, Sensitive.masked(value)));
        }
        boolean keeps =
                report.outcome() == ApplyReport.Outcome.COMPLETE && !plan.kept().isEmpty();
        return keeps ? ExitCode.REFUSED : exitCode(report);
    }

    private void show(String name, JsonNode value) {
        context.console().out().println(name + " = " + (value.isTextual() ? value.asText() : value.toString()));
    }

    private static ExitCode exitCode(ApplyReport report) {
        return switch (report.outcome()) {
            case COMPLETE -> ExitCode.SUCCESS;
            case FAILED -> ExitCode.ERROR;
            case REFUSED -> ExitCode.REFUSED;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
        };
    }

    private void confirm(Plan plan, Format format) {
        if (!context.console().interactive() || format != Format.HUMAN) {
            throw notConfirmed(
                    "Cannot prompt: standard input is not a terminal. Use --auto-approve, or keep the plan with 'weir plan"
                            + " --out' and apply that.");
        }
        boolean loses = DataLosses.in(plan);
        String expected = loses ? plan.stack() : "yes";
        context.console()
                .err()
                .print("Apply this to stack '%s' in account %s, region %s? %s"
                        .formatted(
                                plan.stack(),
                                plan.environment().account(),
                                plan.environment().region(),
                                loses
                                        ? "Data will be lost for good. Type the stack's name to accept that: "
                                        : "Only 'yes' is accepted: "));
        context.console().err().flush();
        Optional<String> answer = answer();
        if (answer.isEmpty()) {
            context.console().err().println();
            throw new CommandFailure(
                    ExitCode.INTERRUPTED, List.of(Diagnostic.error("Interrupted", "Nothing was changed.")));
        }
        String given = loses ? answer.get().strip() : answer.get().strip().toLowerCase(Locale.ROOT);
        if (!given.equals(expected)) {
            throw notConfirmed("Nothing was changed.");
        }
    }

    private static CommandFailure notConfirmed(String detail) {
        return new CommandFailure(ExitCode.REFUSED, List.of(Diagnostic.error("Not confirmed", detail)));
    }

    /** What is typed, or nothing where Ctrl-C comes first: no read can be interrupted, so another thread waits for it. */
    private Optional<String> answer() {
        BlockingQueue<Callable<String>> answers = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> answers.add(read()));
        try {
            Callable<String> answer = null;
            while (answer == null && !context.interrupted().getAsBoolean()) {
                answer = answers.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            return answer == null ? Optional.empty() : Optional.of(answer.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            throw new CommandFailure("The answer cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private Callable<String> read() {
        try {
            String line = context.console().in().readLine();
            return () -> line == null ? "" : line;
        } catch (IOException e) {
            return () -> {
                throw e;
            };
        }
    }
}
