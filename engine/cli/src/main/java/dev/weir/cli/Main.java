package dev.weir.cli;

import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.Style;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process: its streams, its signals, its end. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Interruption interruption = Interruption.install(err);
        Context context = new Context(console(out, err), Path.of(""), System.getenv(), interruption);
        int status =
                new CommandLineInterface(Commands.all()).run(context, arguments).status();
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** The launcher knows which streams are terminals; the JDK tells that only from release 22 on. */
    private static Console console(PrintStream out, PrintStream err) {
        String terminals = System.getProperty("weir.terminals", "");
        boolean color = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Console(
                out,
                err,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                terminals.contains("0") && terminals.contains("2"),
                new Style(color && terminals.contains("1")),
                new Style(color && terminals.contains("2")));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }
}
