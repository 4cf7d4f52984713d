package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.cli.flow.Workspace;
import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.DiagnosticView;
import dev.weir.spi.Diagnostic;
import java.util.List;
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
                Nothing is asked of AWS, so it needs no account and no network.

                  weir validate
                  weir validate my-stack --env prod
                  weir validate my-stack --format json
                """;
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(1);
        Format format = invocation.globals().format(Format.HUMAN, Format.JSON);
        Workspace workspace =
                Workspace.load(invocation.context(), invocation.globals(), invocation.argument(0), Kinds.schemas());
        List<Diagnostic> found = workspace.check();
        boolean valid = found.stream().noneMatch(Diagnostic::isError);
        if (format == Format.JSON) {
            invocation
                    .context()
                    .console()
                    .out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("formatVersion", "1.0")
                            .put("valid", valid)
                            .set("diagnostics", DiagnosticView.json(found))
                            .toPrettyString());
        } else {
            workspace.diagnostics().show(found);
            invocation.context().console().out().println(verdict(workspace, found, valid));
        }
        return valid ? ExitCode.SUCCESS : ExitCode.ERROR;
    }

    private static String verdict(Workspace workspace, List<Diagnostic> found, boolean valid) {
        if (valid) {
            return "The stack " + workspace.parsed().name() + " is valid: "
                    + workspace.evaluateOffline().resources().size() + " resources.";
        }
        long errors = found.stream().filter(Diagnostic::isError).count();
        return errors == 1 ? "1 error." : errors + " errors.";
    }
}
