package dev.weir.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.session.Context;
import dev.weir.cli.session.GlobalOptions;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import dev.weir.cli.view.JsonDocument;
import dev.weir.spec.source.Spelling;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** From words to a command that runs. */
public final class Dispatch {
    private static final List<String> HELP = List.of("--help", "-h");

    private final Commands commands;

    public Dispatch(Commands commands) {
        this.commands = commands;
    }

    /**
     * Runs the command that these words name.
     *
     * @throws UsageException when there is none, or its options do not fit
     */
    public ExitCode run(Context context, List<String> words) {
        if (words.isEmpty() || HELP.contains(words.get(0))) {
            context.console()
                    .out()
                    .println(HelpCommand.overview(
                            commands.list(), context.console().outStyle()));
            return words.isEmpty() ? ExitCode.USAGE : ExitCode.SUCCESS;
        }
        Command command = commands.named(words.get(0).equals("--version") ? List.of("version") : words);
        List<String> rest = words.subList(command.name().split(" ").length, words.size());
        if (rest.stream().anyMatch(HELP::contains)) {
            context.console()
                    .out()
                    .println(HelpCommand.explain(command, context.console().outStyle()));
            return ExitCode.SUCCESS;
        }
        CommandLine line = parse(command, rest);
        GlobalOptions globals = GlobalOptions.of(line);
        Invocation invocation = new Invocation(line, line.getArgList(), globals, format(command, globals), context);
        return command.finishes() ? context.finishing(() -> command.run(invocation)) : command.run(invocation);
    }

    /** The empty document of the command that these words name. */
    public ObjectNode blank(List<String> words) {
        try {
            return words.isEmpty()
                    ? JsonDocument.create()
                    : commands.named(words).blank();
        } catch (UsageException none) {
            return JsonDocument.create();
        }
    }

    private static Format format(Command command, GlobalOptions globals) {
        Format wanted = globals.format().orElse(command.formats().getFirst());
        if (!command.formats().contains(wanted)) {
            throw new UsageException(command.name() + " has no format '" + wanted.word() + "', it has "
                    + Format.words(command.formats()));
        }
        return wanted;
    }

    private static CommandLine parse(Command command, List<String> words) {
        Options options = command.allOptions();
        List<String> spelled = OptionalValues.spelled(words, options);
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, spelled.toArray(String[]::new));
        } catch (UnrecognizedOptionException unknown) {
            if (GlobalOptions.isShared(name(unknown.getOption()))) {
                throw new UsageException(command.name() + " does not take --" + name(unknown.getOption())
                        + ", which has no effect here");
            }
            throw new UsageException(
                    command.name() + ": unknown option " + unknown.getOption() + hint(unknown.getOption(), options));
        } catch (ParseException mistake) {
            throw new UsageException(command.name() + ": " + decapitalize(mistake.getMessage()));
        }
    }

    private static String hint(String word, Options options) {
        List<String> names =
                options.getOptions().stream().map(Option::getLongOpt).sorted().toList();
        return Spelling.nearest(name(word), names)
                .map(near -> "; did you mean --" + near + "?")
                .orElse("");
    }

    private static String name(String word) {
        return word.replaceFirst("^-+", "").replaceFirst("=.*", "");
    }

    private static String decapitalize(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
