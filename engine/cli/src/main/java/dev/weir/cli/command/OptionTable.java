package dev.weir.cli.command;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of the options that several commands share each command takes. It is the only place that says so: an option that is not
 * listed here, and is none of the command's own, is wrong usage, so that none is accepted and then ignored.
 */
final class OptionTable {
    /** Options that make sense together. */
    enum Group {
        /** How results and progress are shown. */
        SHOWING,
        /** Which stack, and the values of its variables. */
        STACK,
        /** Which AWS. */
        CLOUD,
        /** How changes are carried out. */
        CHANGING;

        private Set<String> names() {
            return switch (this) {
                case SHOWING -> Set.of("format", "quiet", "verbose", "no-color", "help");
                case STACK -> Set.of("dir", "var", "var-file", "env");
                case CLOUD -> Set.of("local", "endpoint", "region", "profile", "stats");
                case CHANGING -> Set.of("parallelism");
            };
        }
    }

    private static final Set<Group> NOTHING = EnumSet.of(Group.SHOWING);
    private static final Set<Group> OFFLINE = EnumSet.of(Group.SHOWING, Group.STACK);
    private static final Set<Group> ONLINE = EnumSet.of(Group.SHOWING, Group.STACK, Group.CLOUD);
    private static final Set<Group> MUTATING = EnumSet.allOf(Group.class);

    private static final Map<String, Set<Group>> TABLE = Map.ofEntries(
            Map.entry("demo", NOTHING),
            Map.entry("init", NOTHING),
            Map.entry("validate", OFFLINE),
            Map.entry("plan", ONLINE),
            Map.entry("apply", MUTATING),
            Map.entry("destroy", MUTATING),
            Map.entry("show", ONLINE),
            Map.entry("output", ONLINE),
            Map.entry("adopt", MUTATING),
            Map.entry("release", MUTATING),
            Map.entry("generate", ONLINE),
            Map.entry("run", ONLINE),
            Map.entry("replay", ONLINE),
            Map.entry("start", ONLINE),
            Map.entry("query", ONLINE),
            Map.entry("graph", OFFLINE),
            Map.entry("local", NOTHING),
            Map.entry("contract check", NOTHING),
            Map.entry("schema", NOTHING),
            Map.entry("completion", NOTHING),
            Map.entry("version", NOTHING),
            Map.entry("help", NOTHING));

    private OptionTable() {}

    /** The shared options that a command takes. */
    static SortedSet<String> of(String command) {
        Set<Group> groups = TABLE.get(command);
        if (groups == null) {
            throw new IllegalArgumentException("the table of options does not know the command '" + command + "'");
        }
        SortedSet<String> names = new TreeSet<>();
        groups.forEach(group -> names.addAll(group.names()));
        return names;
    }
}
