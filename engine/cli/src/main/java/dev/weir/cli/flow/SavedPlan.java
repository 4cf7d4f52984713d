package dev.weir.cli.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.session.Cloud;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.RegularFiles;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.engine.Plan;
import dev.weir.engine.StoredPlan;
import dev.weir.engine.json.PlanFile;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Secrets;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** A plan from a file, made whole with the sensitive variables of the command line. */
public record SavedPlan(StoredPlan stored, SortedSet<String> needed, Secrets secrets) {
    private static final String ENVIRONMENT = "WEIR_VAR_";
    private static final String VARIABLE = "var.";

    /** Reads a plan; see {@link PlanFile} for what may be wrong with it. */
    public static SavedPlan read(Context context, Path file, GlobalOptions options) {
        try (InputStream in = Files.newInputStream(file)) {
            PlanFile.Reading reading = PlanFile.read(in, given(context, options));
            return new SavedPlan(
                    reading.plan()
                            .orElseThrow(() -> new CommandFailure(
                                    reading.incomplete() ? ExitCode.ERROR : ExitCode.REFUSED, reading.diagnostics())),
                    reading.needed(),
                    reading.secrets());
        } catch (IOException e) {
            throw new CommandFailure("The plan cannot be read", file + ": " + e.getMessage());
        }
    }

    /** All values that variables are given here, sensitive or not: the plan's file tells which it needs. */
    private static Map<String, String> given(Context context, GlobalOptions options) {
        Map<String, String> given = new TreeMap<>();
        context.environment().forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT)) {
                given.putAll(leaves(name.substring(ENVIRONMENT.length()), value));
            }
        });
        Path folder = context.resolve(options.directory().orElse("."));
        options.environmentName()
                .map(name -> folder.resolve("env").resolve(name + ".yaml"))
                .ifPresent(file -> given.putAll(file(file)));
        options.variableFiles().forEach(file -> given.putAll(file(context.resolve(file))));
        options.variables().forEach((name, value) -> given.putAll(leaves(name, value)));
        return given;
    }

    private static Map<String, String> file(Path file) {
        Map<String, String> values = new TreeMap<>();
        try {
            read(file.toString(), Files.readString(RegularFiles.require(file, "The variables cannot be read")))
                    .properties()
                    .forEach(member -> values.putAll(Variables.leaves(VARIABLE + member.getKey(), member.getValue())));
        } catch (IOException e) {
            throw new CommandFailure("The variables cannot be read", file + " is not a readable UTF-8 file.");
        }
        return values;
    }

    /** A text by its name, and the parts of it where it is a list or a map. */
    private static Map<String, String> leaves(String name, String text) {
        Map<String, String> values = new TreeMap<>();
        JsonNode value = read(name, text);
        if (value.isContainerNode()) {
            values.putAll(Variables.leaves(VARIABLE + name, value));
        }
        values.put(VARIABLE + name, text);
        return values;
    }

    private static JsonNode read(String name, String text) {
        return new YamlReader(problem -> {}).read(name, text).tree();
    }

    public Plan plan() {
        return stored.plan();
    }

    /** The plan knows its region; where to find AWS is the command line's to say. */
    public Cloud connect(Context context, GlobalOptions options) {
        return Cloud.connect(
                context,
                options,
                new AwsSettings(Optional.of(plan().environment().region()), Optional.empty(), Optional.empty()));
    }

    public DiagnosticView diagnostics(Context context) {
        return new DiagnosticView(context.console());
    }
}
