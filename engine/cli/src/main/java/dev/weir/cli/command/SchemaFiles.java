package dev.weir.cli.command;

import dev.weir.cli.terminal.CommandFailure;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.contract.SchemaException;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** The schema files that a command is given; {@code -} is what is piped in. */
record SchemaFiles(Invocation invocation, DataFormat language) {
    private static final String STANDARD_INPUT = "-";

    /** A definition that is valid by itself; a mistake in it is reported at its line. */
    SchemaDefinition read(String file) {
        SchemaDefinition definition = new SchemaDefinition(language, text(file));
        try {
            SchemaDefinitions.requireValid(definition);
            return definition;
        } catch (SchemaException e) {
            throw new CommandFailure(ExitCode.ERROR, List.of(diagnostic(file, e)));
        }
    }

    private static Diagnostic diagnostic(String file, SchemaException e) {
        int line = Math.max(1, e.line());
        int column = Math.max(1, e.column());
        return Diagnostic.error("The schema cannot be read", e.getMessage())
                .at(new SourceRange(file, line, column, line, column));
    }

    private String text(String file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? invocation.context().console().in().lines().collect(Collectors.joining("\n"))
                    : Files.readString(invocation.context().resolve(file));
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("The schema cannot be read", file + " is not a readable UTF-8 file.");
        }
    }
}
