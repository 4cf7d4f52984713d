package dev.weir.cli.session;

import dev.weir.cli.terminal.Console;
import java.util.function.Consumer;

/** What is going on, for somebody who waits. */
public final class Progress {
    private Progress() {}

    /** Writes phrases to standard error: in grey, and not at all with {@code --quiet} or when nobody is there to see them. */
    public static Consumer<String> on(Console console, GlobalOptions options) {
        boolean shown =
                !options.quiet() && (options.verbose() || console.errStyle().color());
        return shown ? phrase -> console.err().println(console.errStyle().dim(phrase)) : phrase -> {};
    }
}
