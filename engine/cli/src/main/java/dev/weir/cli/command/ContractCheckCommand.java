package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.JsonDocument;
import dev.weir.contract.Compatibility;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Verdict;
import dev.weir.contract.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Options;

/** {@code weir contract check}: compatibility of two schema files. */
final class ContractCheckCommand implements Command {
    @Override
    public String name() {
        return "contract check";
    }

    @Override
    public String arguments() {
        return "OLD NEW";
    }

    @Override
    public String summary() {
        return "checks whether a schema may follow another";
    }

    @Override
    public String description() {
        return """
                Judges, offline, whether NEW may be registered after OLD under a compatibility mode, and says which field breaks whom.
                The _ALL modes also look at still earlier versions, given with --against, newest first. The verdict is compatible,
                incompatible, or unproven where neither could be shown; only the first has exit code 0.

                  weir contract check v1.json v2.json --language json --mode BACKWARD
                  weir contract check v2.avsc v3.avsc --against v1.avsc --language avro --mode FULL_ALL
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("language", "L", "avro, json or protobuf"))
                .addOption(GlobalOptions.value(
                        "mode", "MODE", "NONE, DISABLED, BACKWARD, FORWARD, FULL, or one of the last three with _ALL"))
                .addOption(
                        GlobalOptions.many("against", "FILE", "a version before OLD, newest first; may be repeated"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(2);
        Format format = invocation.format();
        DataFormat language = choice(invocation, "language", DataFormat.class);
        CompatibilityMode mode = choice(invocation, "mode", CompatibilityMode.class);
        List<String> earlierFiles = new ArrayList<>(List.of(invocation.required(0, "the file of the earlier schema")));
        String proposedFile = invocation.required(1, "the file of the new schema");
        String[] against = invocation.options().getOptionValues("against");
        earlierFiles.addAll(against == null ? List.of() : Arrays.asList(against));
        List<SchemaDefinition> earlier = earlierFiles.stream()
                .map(file -> read(invocation, language, file))
                .toList();
        Verdict verdict = check(read(invocation, language, proposedFile), mode, earlier);
        invocation.print(format == Format.JSON ? json(verdict) : human(verdict, mode, earlierFiles));
        return verdict.outcome() == Verdict.Outcome.COMPATIBLE ? ExitCode.SUCCESS : ExitCode.ERROR;
    }

    private static Verdict check(SchemaDefinition proposed, CompatibilityMode mode, List<SchemaDefinition> earlier) {
        try {
            return Compatibility.check(proposed, mode, earlier);
        } catch (SchemaException unreadable) {
            throw new CommandFailure("The schema cannot be read", unreadable.getMessage());
        }
    }

    private static <E extends Enum<E>> E choice(Invocation invocation, String option, Class<E> type) {
        String given = invocation.value(option).orElseThrow(() -> new UsageException("--" + option + " is missing"));
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new UsageException("--" + option + " is one of "
                        + Arrays.toString(type.getEnumConstants()) + ", not '" + given + "'"));
    }

    private static SchemaDefinition read(Invocation invocation, DataFormat language, String file) {
        try {
            return new SchemaDefinition(
                    language, Files.readString(invocation.context().resolve(file)));
        } catch (IOException e) {
            throw new CommandFailure("The schema cannot be read", file + " is no readable file of UTF-8 text.");
        }
    }

    private static String human(Verdict verdict, CompatibilityMode mode, List<String> earlier) {
        StringBuilder text = new StringBuilder(verdict.outcome().name().toLowerCase(Locale.ROOT))
                .append(" (")
                .append(mode)
                .append(")");
        for (Violation violation : verdict.violations()) {
            String against = violation.earlier() < earlier.size() ? " against " + earlier.get(violation.earlier()) : "";
            text.append("\n\n")
                    .append(violation.path().isEmpty() ? "/" : violation.path())
                    .append("  [")
                    .append(violation.rule())
                    .append("]")
                    .append(against)
                    .append("\n  ")
                    .append(violation.message());
        }
        return text.toString();
    }

    private static String json(Verdict verdict) {
        ObjectNode document =
                JsonDocument.create().put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT));
        ArrayNode violations = document.putArray("violations");
        for (Violation violation : verdict.violations()) {
            violations
                    .addObject()
                    .put("path", violation.path())
                    .put("rule", violation.rule())
                    .put("before", violation.before())
                    .put("after", violation.after())
                    .put("message", violation.message())
                    .put("proven", violation.proven())
                    .put("against", violation.earlier());
        }
        return document.toPrettyString();
    }
}
