package dev.weir.cli.view;

import dev.weir.cli.terminal.Style;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Help that teaches. */
public final class HelpView {
    private final Style style;

    public HelpView(Style style) {
        this.style = style;
    }

    /** One command in a list: its name with arguments, and what it does. */
    public record Entry(String usage, String summary) {}

    /** All commands. */
    public String overview(List<Entry> commands) {
        int width = commands.stream()
                .mapToInt(entry -> entry.usage().length())
                .max()
                .orElse(0);
        String list = commands.stream()
                .map(entry -> "  " + style.bold(pad(entry.usage(), width)) + "  " + entry.summary())
                .collect(Collectors.joining("\n"));
        return """
                %s plans, applies and tears down streaming pipelines on AWS, declared in YAML.

                %s
                %s

                %s
                  weir demo                               the whole way, on your machine, without an account
                  weir init my-stack && cd my-stack       a small stack of your own
                  weir plan --local                       what would be made, on the embedded AWS
                  weir apply --local                      make it

                'weir help COMMAND' explains a command and lists its options.""".formatted(style.bold("weir"), style.bold("Commands"), list, style.bold("To start"));
    }

    /** One command. */
    public String command(String usage, String description, Options own, Options everywhere) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold("Usage: ")).append("weir ").append(usage).append(" [OPTION]...\n\n");
        text.append(description.strip()).append('\n');
        if (!own.getOptions().isEmpty()) {
            text.append('\n').append(style.bold("Options")).append('\n').append(list(own.getOptions()));
        }
        text.append('\n').append(style.bold("Shared options")).append('\n').append(list(everywhere.getOptions()));
        return text.toString().stripTrailing();
    }

    private static String list(Collection<Option> options) {
        int width =
                options.stream().mapToInt(option -> left(option).length()).max().orElse(0);
        return options.stream()
                .map(option -> "  " + pad(left(option), width) + "  " + option.getDescription() + "\n")
                .collect(Collectors.joining());
    }

    private static String left(Option option) {
        String names = (option.getOpt() == null ? "    " : "-" + option.getOpt() + ", ") + "--" + option.getLongOpt();
        return option.hasArg() ? names + " " + option.getArgName() : names;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
