package dev.weir.cli;

import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the launcher runs once to make the start-up archive: the commands that people wait for most often, so that the classes
 * they need are found in it. The endpoint is the embedded one, its data go to a temporary folder, and nothing is printed.
 */
public final class Training {
    private Training() {}

    /** Takes the directory of a stack to try the commands on. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("weir-training");
        try {
            Context context = new Context(silence(), folder, Map.of(), () -> false);
            CommandLineInterface weir = new CommandLineInterface(Commands.all());
            weir.run(context, "validate", arguments[0]);
            weir.run(context, "plan", arguments[0], "--local");
        } finally {
            delete(folder);
        }
    }

    private static Console silence() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(
                nowhere, nowhere, new BufferedReader(Reader.nullReader()), false, new Style(true), new Style(true));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
