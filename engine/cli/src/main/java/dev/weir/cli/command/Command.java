package dev.weir.cli.command;

import dev.weir.cli.terminal.ExitCode;
import org.apache.commons.cli.Options;

/** One command of {@code weir}. */
public interface Command {
    /** What the user types, such as {@code plan} or {@code contract check}. */
    String name();

    /** The arguments behind the name, such as {@code [DIR]}; options are listed by themselves. */
    String arguments();

    /** What it does, in one line that starts with a verb and has no full stop. */
    String summary();

    /** What a newcomer should know, in paragraphs, ending with examples. */
    String description();

    /** The command's own options; those that every command has are added to them. */
    Options options();

    /**
     * Does it.
     *
     * @throws dev.weir.cli.terminal.UsageException when the arguments do not fit
     * @throws dev.weir.cli.terminal.CommandFailure when it cannot go on
     */
    ExitCode run(Invocation invocation);
}
