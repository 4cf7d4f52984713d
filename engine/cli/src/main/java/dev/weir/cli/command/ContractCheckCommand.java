package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.ContractView;
import dev.weir.cli.view.JsonDocument;
import dev.weir.contract.Compatibility;
import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
                incompatible, or unproven where neither could be shown; only the first has exit code 0. One of the files may be -,
                which stands for what is piped in.

                  weir contract check v1.json v2.json --language json --mode BACKWARD
                  git show main:order.proto | weir contract check - order.proto --language protobuf --mode FULL
                  weir contract check v2.avsc v3.avsc --against v1.avsc --language avro --mode FULL_ALL
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        ObjectNode document = JsonDocument.create().put("verdict", "unproven");
        document.putArray("violations");
        return document;
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
        var files = new SchemaFiles(invocation, language);
        List<SchemaDefinition> earlier = earlierFiles.stream().map(files::read).toList();
        Verdict verdict = Compatibility.check(files.read(proposedFile), mode, earlier);
        invocation.print(
                format == Format.JSON
                        ? ContractView.json(verdict).toPrettyString()
                        : ContractView.human(verdict, mode, earlierFiles));
        return verdict.outcome() == Verdict.Outcome.COMPATIBLE ? ExitCode.SUCCESS : ExitCode.ERROR;
    }

    private static <E extends Enum<E>> E choice(Invocation invocation, String option, Class<E> type) {
        String given = invocation.value(option).orElseThrow(() -> new UsageException("--" + option + " is missing"));
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new UsageException("--" + option + " is one of "
                        + Arrays.toString(type.getEnumConstants()) + ", not '" + given + "'"));
    }
}
