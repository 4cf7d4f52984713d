package dev.weir.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** A command line as somebody could type it again, without the values of variables, which may be secret. */
final class Retyped {
    private Retyped() {}

    static String of(String command, Invocation invocation) {
        List<String> words = new ArrayList<>(List.of("weir", command));
        invocation.arguments().forEach(argument -> words.add(quoted(argument)));
        for (Option option : invocation.options().getOptions()) {
            words.add("--" + option.getLongOpt() + value(option));
        }
        return String.join(" ", words);
    }

    private static String value(Option option) {
        if (!option.hasArg()) {
            return "";
        }
        String value = option.getValue();
        return switch (option.getLongOpt()) {
            case "var" -> " " + quoted(value.substring(0, value.indexOf('=') + 1) + "...");
            case ConsentFlags.ACCEPT -> "=" + quoted(value);
            default -> " " + quoted(value);
        };
    }

    /** A word as a shell takes it for one. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
