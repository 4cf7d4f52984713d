package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.flow.OfflineContract;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import dev.weir.engine.json.Contracts;
import dev.weir.engine.json.Diagnostics;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;

/** {@code weir validate}: checks a stack offline. */
final class ValidateCommand implements Command {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String arguments() {
        return "[DIR]";
    }

    @Override
    public String summary() {
        return "checks a stack offline: syntax, kinds, references, contracts";
    }

    @Override
    public String description() {
        return """
                Reads all YAML files of DIR (default: this folder) and reports every mistake at once, each with its place.
                Nothing is asked of AWS, so it needs no account and no network. Types are followed from the schemas through tables and
                mappings to what jobs write. With --base the definitions of schemas are judged by those of an earlier revision in git, by
                their compatibility modes; what the registry holds is not asked.

                  weir validate
                  weir validate --base origin/main
                  weir validate my-stack --env prod
                  weir validate my-stack --format json
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.HUMAN, Format.JSON);
    }

    @Override
    public ObjectNode blank() {
        return JsonDocument.create().put("valid", false);
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(GlobalOptions.value("base", "GIT_REF", "judges schemas by those of that revision"));
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        invocation.requireOneDirectory();
        Format format = invocation.format();
        Workspace workspace =
                Workspace.load(invocation.context(), invocation.globals(), invocation.argument(0), Kinds.schemas());
        List<Diagnostic> found = new ArrayList<>(workspace.check());
        Optional<OfflineContract.Judged> judged =
                invocation.value("base").map(base -> workspace.judgeAgainst(base, invocation.globals()));
        judged.ifPresent(verdicts -> found.addAll(verdicts.diagnostics()));
        boolean valid = found.stream().noneMatch(Diagnostic::isError);
        if (format == Format.JSON) {
            ObjectNode document = JsonDocument.create().put("valid", valid);
            judged.ifPresent(verdicts -> document.set("contracts", Contracts.view(verdicts.contracts())));
            document.set("diagnostics", Diagnostics.view(found));
            invocation.print(document.toPrettyString());
        } else {
            workspace.diagnostics().show(found);
            judged.ifPresent(verdicts ->
                    invocation.print(compared(verdicts, invocation.value("base").orElseThrow())));
            invocation.print(verdict(workspace, found, valid));
        }
        return valid ? ExitCode.SUCCESS : ExitCode.ERROR;
    }

    private static String compared(OfflineContract.Judged judged, String base) {
        int judgements = judged.contracts().size();
        return (judgements == 0
                        ? "No schema differs from " + base
                        : judgements + (judgements == 1 ? " schema" : " schemas") + " judged by " + base)
                + "; the registry was not asked.";
    }

    private static String verdict(Workspace workspace, List<Diagnostic> found, boolean valid) {
        if (valid) {
            int resources =
                    workspace.offline().stack().orElseThrow().resources().size();
            return "The stack " + workspace.parsed().name() + " is valid: "
                    + (resources == 1 ? "1 resource." : resources + " resources.");
        }
        long errors = found.stream().filter(Diagnostic::isError).count();
        return errors == 1 ? "1 error." : errors + " errors.";
    }
}
