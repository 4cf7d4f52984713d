package dev.weir.cli.view;

import dev.weir.cli.terminal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** Scripts by which shells complete command lines. */
public final class CompletionScript {
    private CompletionScript() {}

    /** A command as a shell needs to know it. */
    public record Entry(String name, String summary, List<Option> options, List<Format> formats) {
        /** What is typed first; the rest of a name in two words is the second. */
        String first() {
            return name.split(" ", 2)[0];
        }

        Stream<String> second() {
            return name.contains(" ") ? Stream.of(name.split(" ", 2)[1]) : Stream.empty();
        }

        String formatWords() {
            return formats.stream().map(Format::word).collect(Collectors.joining(" "));
        }
    }

    public static String bash(List<Entry> entries) {
        List<String> lines = new ArrayList<>(List.of(
                "_weir() {",
                "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=''",
                "  case $COMP_CWORD:${COMP_WORDS[1]}:$previous in",
                "    1:*) COMPREPLY=($(compgen -W '" + joined(entries.stream().map(Entry::first))
                        + "' -- \"$current\")); return ;;"));
        entries.forEach(entry -> lines.add("    *:" + entry.first() + ":--format) COMPREPLY=($(compgen -W '"
                + entry.formatWords() + "' -- \"$current\")); return ;;"));
        lines.add("  esac");
        lines.add("  case ${COMP_WORDS[1]} in");
        entries.forEach(entry -> lines.add("    " + entry.first() + ") words='"
                + joined(Stream.concat(entry.second(), entry.options().stream().map(CompletionScript::flag)))
                + "' ;;"));
        lines.addAll(List.of(
                "  esac",
                "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\") $(compgen -f -- \"$current\"))",
                "}",
                "complete -o filenames -F _weir weir"));
        return String.join("\n", lines);
    }

    public static String zsh(List<Entry> entries) {
        List<String> lines = new ArrayList<>(
                List.of("#compdef weir", "_weir() {", "  local -a entries", "  if (( CURRENT == 2 )); then"));
        lines.add("    entries=(" + joined(entries.stream().map(entry -> described(entry.first(), entry.summary())))
                + ")");
        lines.addAll(List.of(
                "    _describe command entries", "    return", "  fi", "  case $words[2]:$words[CURRENT-1] in"));
        entries.forEach(entry ->
                lines.add("    " + entry.first() + ":--format) compadd " + entry.formatWords() + "; return ;;"));
        lines.addAll(List.of("  esac", "  case $words[2] in"));
        entries.forEach(entry -> lines.add("    " + entry.first() + ") entries=("
                + joined(Stream.concat(
                        entry.second().map(word -> described(word, entry.summary())),
                        entry.options().stream().map(option -> described(flag(option), option.getDescription()))))
                + ") ;;"));
        lines.addAll(List.of("  esac", "  _describe option entries", "  _files", "}", "compdef _weir weir"));
        return String.join("\n", lines);
    }

    public static String fish(List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(
                    "complete -c weir -n __fish_use_subcommand -a " + entry.first() + " -d " + quoted(entry.summary()));
            String seen = "complete -c weir -n '__fish_seen_subcommand_from " + entry.first() + "'";
            entry.second().forEach(word -> lines.add(seen + " -a " + word));
            entry.options()
                    .forEach(option -> lines.add(seen + " -l " + option.getLongOpt()
                            + (option.getLongOpt().equals("format")
                                    ? " -xa " + quoted(entry.formatWords())
                                    : option.hasArg() ? " -r" : "")
                            + " -d " + quoted(option.getDescription())));
        }
        return String.join("\n", lines);
    }

    private static String flag(Option option) {
        return "--" + option.getLongOpt();
    }

    private static String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(" "));
    }

    /** A word and its description, as zsh's {@code _describe} takes them. */
    private static String described(String word, String description) {
        return quoted(word.replace(":", "\\:") + ":" + description);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
