package dev.weir.cli.command;

import dev.weir.cli.terminal.UsageException;
import dev.weir.spec.source.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All commands, in the order in which people meet them. */
public final class Commands {
    private static final Commands ALL = new Commands(List.of(
            new DemoCommand(),
            new InitCommand(),
            new ValidateCommand(),
            new PlanCommand(),
            new ApplyCommand(),
            new DestroyCommand(),
            new ShowCommand(),
            new OutputCommand(),
            HandoverCommand.adopt(),
            HandoverCommand.release(),
            new GenerateCommand(),
            new RunCommand(),
            new ReplayCommand(),
            new StartCommand(),
            new QueryCommand(),
            new GraphCommand(),
            new LocalCommand(),
            new ContractCheckCommand(),
            new SchemaCommand(),
            new CompletionCommand(Commands::all),
            new VersionCommand(),
            new HelpCommand(Commands::all)));

    /** Commands of the interface that this version does not have yet; they are said to be missing, not unknown. */
    private static final Set<String> PLANNED = Set.of("fmt", "export");

    private final List<Command> list;

    public Commands(List<Command> list) {
        this.list = List.copyOf(list);
    }

    /** The commands of {@code weir}. */
    public static Commands all() {
        return ALL;
    }

    public List<Command> list() {
        return list;
    }

    /** The command that these words start with; of several the one with the longest name. */
    public Command named(List<String> words) {
        return list.stream()
                .filter(command -> starts(words, command.name()))
                .max(Comparator.comparingInt(command -> command.name().length()))
                .orElseThrow(() -> new UsageException(absence(words.get(0))));
    }

    private String absence(String word) {
        if (word.startsWith("-")) {
            return "options go after the command, as in 'weir plan --local'";
        }
        return PLANNED.contains(word)
                ? "'weir " + word + "' is not part of this version yet"
                : "unknown command '" + word + "'" + hint(word);
    }

    private static boolean starts(List<String> words, String name) {
        List<String> parts = List.of(name.split(" "));
        return words.size() >= parts.size() && words.subList(0, parts.size()).equals(parts);
    }

    private String hint(String word) {
        return Spelling.nearest(word, list.stream().map(Command::name).toList())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
