package dev.weir.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.PrintStream;

/**
 * Where a command reads and writes. Results go to {@code out}, progress and diagnostics to {@code err}.
 *
 * @param in what the user types
 * @param interactive whether somebody is there to answer a question
 * @param outStyle colours of {@code out}
 * @param errStyle colours of {@code err}
 */
public record Console(
        PrintStream out, PrintStream err, BufferedReader in, boolean interactive, Style outStyle, Style errStyle) {
    public Console {
        requireNonNull(out, "out");
        requireNonNull(err, "err");
        requireNonNull(in, "in");
        requireNonNull(outStyle, "outStyle");
        requireNonNull(errStyle, "errStyle");
    }

    public Console withoutColor() {
        return new Console(out, err, in, interactive, Style.PLAIN, Style.PLAIN);
    }
}
