package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.view.JsonDocument;
import java.util.List;
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

    /** What {@code --format} may be, the default first. */
    default List<Format> formats() {
        return List.of(Format.HUMAN);
    }

    /**
     * The document of {@code --format json} of a command that has done nothing: all its members, empty. A failure fills in what it
     * knows.
     */
    default ObjectNode blank() {
        return JsonDocument.create();
    }

    /** The command's own options; those that it shares with others are added to them, see {@link OptionTable}. */
    Options options();

    /** The options that it shares with others. */
    default Options sharedOptions() {
        return GlobalOptions.declare(formats(), OptionTable.of(name()));
    }

    /** Its own options and those that it shares with others. */
    default Options allOptions() {
        return sharedOptions().addOptions(options());
    }

    /**
     * Whether the command as a whole finishes what is under way when it is asked to stop. All others end at once, except where they
     * apply a plan.
     */
    default boolean finishes() {
        return false;
    }

    /**
     * Does it.
     *
     * @throws dev.weir.cli.terminal.UsageException when the arguments do not fit
     * @throws dev.weir.cli.terminal.CommandFailure when it cannot go on
     */
    ExitCode run(Invocation invocation);
}
