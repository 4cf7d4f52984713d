package dev.weir.cli.flow;

import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.engine.Plan;
import dev.weir.engine.json.PlanFile;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A plan from a file, made whole with the sensitive variables of the command line. */
public record SavedPlan(Plan plan, Secrets secrets) {
    /** Reads a plan; see {@link PlanFile} for what may be wrong with it. */
    public static SavedPlan read(Path file, GlobalOptions options) {
        Map<String, String> variables = new LinkedHashMap<>();
        options.variables().forEach((name, value) -> variables.put("var." + name, value));
        Secrets secrets = new Secrets(variables);
        try (InputStream in = Files.newInputStream(file)) {
            PlanFile.Reading reading = PlanFile.read(in, secrets);
            return new SavedPlan(
                    reading.plan().orElseThrow(() -> new CommandFailure(ExitCode.ERROR, reading.diagnostics())),
                    secrets);
        } catch (IOException e) {
            throw new CommandFailure("The plan cannot be read", file + ": " + e.getMessage());
        }
    }

    /** The plan knows its region; where to find AWS is the command line's to say. */
    public Cloud connect(Context context, GlobalOptions options) {
        return Cloud.connect(
                context,
                options,
                new AwsSettings(Optional.of(plan.environment().region()), Optional.empty(), Optional.empty()));
    }

    public DiagnosticView diagnostics(Context context) {
        return new DiagnosticView(context.console());
    }
}
