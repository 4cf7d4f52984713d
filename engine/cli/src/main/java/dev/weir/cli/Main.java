package dev.weir.cli;

import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The process: its streams, its signals, its end. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        PrintStream out = stream(output);
        PrintStream err = stream(new FileOutputStream(FileDescriptor.err));
        Interruption interruption = Interruption.install(err);
        Context context = new Context(console(out, err), Path.of(""), System.getenv(), interruption);
        int status =
                new CommandLineInterface(Commands.all()).run(context, arguments).status();
        out.flush();
        if (output.isLost()) {
            err.println("weir: standard output could not be written.");
            status = status == 0 ? ExitCode.ERROR.status() : status;
        }
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

    private static PrintStream stream(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
