package dev.weir.cli.command;

import static java.util.Objects.requireNonNull;

import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * One use of a command.
 *
 * @param options as parsed for this command
 * @param arguments what is neither the command's name nor an option, in order
 * @param format what was asked for, else what the command prints by itself
 */
public record Invocation(
        CommandLine options, List<String> arguments, GlobalOptions globals, Format format, Context context) {
    public Invocation {
        requireNonNull(options, "options");
        arguments = List.copyOf(arguments);
        requireNonNull(globals, "globals");
        requireNonNull(format, "format");
        requireNonNull(context, "context");
    }

    /** The argument at this place, if it was given. */
    public Optional<String> argument(int index) {
        return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
    }

    /** The argument at this place, which has to be given. */
    public String required(int index, String what) {
        return argument(index).orElseThrow(() -> new UsageException("missing " + what));
    }

    /** Refuses more arguments than the command takes. */
    public void atMost(int count) {
        if (arguments.size() > count) {
            throw new UsageException("unexpected argument '" + arguments.get(count) + "'");
        }
    }

    /** Refuses options that would have no effect beside something else. */
    public void refuse(String beside, String why, String... names) {
        for (String name : names) {
            if (has(name)) {
                throw new UsageException("--" + name + " has no effect beside " + beside + ": " + why);
            }
        }
    }

    /** The stack's folder is said once. */
    public void requireOneDirectory() {
        if (argument(0).isPresent() && globals.directory().isPresent()) {
            throw new UsageException("the folder of the stack is given twice: '" + arguments.getFirst() + "' and --dir "
                    + globals.directory().get());
        }
    }

    /** Prints a result, and a line end. */
    public void print(String result) {
        context.console().out().println(result);
    }

    public boolean has(String option) {
        return options.hasOption(option);
    }

    public Optional<String> value(String option) {
        return Optional.ofNullable(options.getOptionValue(option));
    }

    /** A whole number of at least {@code least}, if the option was given. */
    public Optional<Long> number(String option, long least) {
        return value(option).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // falls through to the one message for both cases
            }
            throw new UsageException(
                    "--" + option + " takes a whole number of at least " + least + ", not '" + text + "'");
        });
    }
}
