package dev.weir.cli.command;

import dev.weir.cli.session.Kinds;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.spec.StackSchema;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code weir schema}: the JSON Schema of the language. */
final class SchemaCommand implements Command {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String summary() {
        return "prints the JSON Schema of the language, for editors";
    }

    @Override
    public String description() {
        return """
                Prints one JSON Schema (2020-12) for a stack's YAML files. Editors that know the YAML language server complete and
                check with it:

                  weir schema > .weir/schema.json
                  # yaml-language-server: $schema=.weir/schema.json      (first line of a YAML file)
                """;
    }

    @Override
    public List<Format> formats() {
        return List.of(Format.JSON);
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        invocation.atMost(0);
        invocation.print(StackSchema.of(Kinds.schemas()).toPrettyString());
        return ExitCode.SUCCESS;
    }
}
