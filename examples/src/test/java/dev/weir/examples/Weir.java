package dev.weir.examples;

import dev.weir.cli.CommandLineInterface;
import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Style;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The command line in a folder of a test's own, in this process or, to be killed, in another. */
final class Weir {
    private final Path directory;
    private final String input;
    private final Map<String, String> environment;
    private final BooleanSupplier interrupted;

    private Weir(Path directory, String input, Map<String, String> environment, BooleanSupplier interrupted) {
        this.directory = directory;
        this.input = input;
        this.environment = environment;
        this.interrupted = interrupted;
    }

    static Weir in(Path directory) {
        return new Weir(directory, "", Map.of("WEIR_TRACE", "1"), () -> false);
    }

    /** The same with somebody there who types this. */
    Weir typing(String text) {
        return new Weir(directory, text, environment, interrupted);
    }

    /** The same with a variable in the environment. */
    Weir with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Weir(directory, input, more, interrupted);
    }

    /** The same with a Ctrl-C that is noticed when somebody asks for the time after the next {@code asked}. */
    Weir interruptedAfter(int asked) {
        AtomicInteger times = new AtomicInteger();
        return new Weir(directory, input, environment, () -> times.incrementAndGet() > asked);
    }

    /** A copy of an example. */
    static Weir example(String name, Path directory) {
        Path source = Path.of(System.getProperty("user.dir"), name);
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(directory);
    }

    Path directory() {
        return directory;
    }

    record Result(int status, String out, String err) {
        @Override
        public String toString() {
            return "exit " + status + "\n" + out + "\n" + err;
        }
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(input)),
                !input.isEmpty(),
                Style.PLAIN,
                Style.PLAIN);
        Context context = new Context(console, directory, environment, interrupted);
        int status =
                new CommandLineInterface(Commands.all()).run(context, arguments).status();
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts the command in a process of its own. */
    Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.weir.cli.Main"),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    /** Replaces a text in one of the folder's files. */
    void edit(String file, String from, String to) {
        Path path = directory.resolve(file);
        try {
            String text = Files.readString(path);
            if (!text.contains(from)) {
                throw new IllegalArgumentException(file + " does not hold: " + from);
            }
            Files.writeString(path, text.replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
