package dev.weir.cli.command;

import dev.weir.cli.terminal.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
            new AdoptCommand(),
            new ReleaseCommand(),
            new GenerateCommand(),
            new RunCommand(),
            new StartCommand(),
            new QueryCommand(),
            new LocalCommand(),
            new ContractCheckCommand(),
            new SchemaCommand(),
            new VersionCommand(),
            new HelpCommand(Commands::all)));

    /** Commands of the interface that this version does not have yet; they are said to be missing, not unknown. */
    private static final Set<String> PLANNED = Set.of("fmt", "export", "graph", "replay", "completion");

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
        return PLANNED.contains(word)
                ? "'weir " + word + "' is not part of this version yet"
                : "there is no command '" + word + "'" + hint(word);
    }

    private static boolean starts(List<String> words, String name) {
        List<String> parts = List.of(name.split(" "));
        return words.size() >= parts.size() && words.subList(0, parts.size()).equals(parts);
    }

    private String hint(String word) {
        Optional<String> near = list.stream()
                .map(Command::name)
                .filter(name -> distance(name, word) <= 2)
                .min(Comparator.comparingInt(name -> distance(name, word)));
        return near.map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
