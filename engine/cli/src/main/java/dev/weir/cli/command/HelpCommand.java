package dev.weir.cli.command;

import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import dev.weir.cli.view.HelpView;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.cli.Options;

/** {@code weir help [COMMAND]}. */
public final class HelpCommand implements Command {
    private final Supplier<Commands> commands;

    HelpCommand(Supplier<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String arguments() {
        return "[COMMAND]";
    }

    @Override
    public String summary() {
        return "explains a command";
    }

    @Override
    public String description() {
        return "Lists the commands, or explains one with its options and examples.";
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Invocation invocation) {
        Style style = invocation.context().console().outStyle();
        String text = invocation.arguments().isEmpty()
                ? overview(commands.get().list(), style)
                : explain(commands.get().named(invocation.arguments()), style);
        invocation.print(text);
        return ExitCode.SUCCESS;
    }

    /** All commands, one a line. */
    public static String overview(List<Command> commands, Style style) {
        return new HelpView(style)
                .overview(commands.stream()
                        .map(command -> new HelpView.Entry(usage(command), command.summary()))
                        .toList());
    }

    /** One command. */
    public static String explain(Command command, Style style) {
        return new HelpView(style)
                .command(usage(command), command.description(), command.options(), command.sharedOptions());
    }

    private static String usage(Command command) {
        return command.arguments().isEmpty() ? command.name() : command.name() + " " + command.arguments();
    }
}
