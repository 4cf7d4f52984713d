package dev.weir.cli.session;

import dev.weir.cli.terminal.Format;
import dev.weir.cli.terminal.UsageException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options that several commands share.
 *
 * @param local whether to use the embedded AWS in this process
 * @param endpoint an AWS-compatible endpoint
 * @param directory the stack's directory for commands that take an address instead
 * @param variables from {@code --var}, in order, the last of a name wins
 * @param format empty when none was asked for
 * @param parallelism how many changes an apply works on at a time
 */
public record GlobalOptions(
        boolean local,
        Optional<String> endpoint,
        Optional<String> region,
        Optional<String> profile,
        Optional<String> directory,
        Map<String, String> variables,
        List<String> variableFiles,
        Optional<String> environmentName,
        Optional<Format> format,
        int parallelism,
        boolean stats,
        boolean quiet,
        boolean verbose,
        boolean noColor) {
    private static final int DEFAULT_PARALLELISM = 16;
    private static final int MOST_PARALLELISM = 256;

    public GlobalOptions {
        variables = Map.copyOf(variables);
        variableFiles = List.copyOf(variableFiles);
    }

    /**
     * The declarations, for the parser and for the help.
     *
     * @param formats that the command has
     * @param taken the names of the options that it takes
     */
    public static Options declare(List<Format> formats, Set<String> taken) {
        Options options = new Options();
        all(formats).getOptions().stream()
                .filter(option -> taken.contains(option.getLongOpt()))
                .forEach(options::addOption);
        return options;
    }

    /** Whether some command takes an option of this name that is not its own. */
    public static boolean isShared(String name) {
        return all(List.of(Format.HUMAN)).hasLongOption(name);
    }

    private static Options all(List<Format> formats) {
        return new Options()
                .addOption(flag("local", "use the embedded AWS in this process; its data is stored in .weir/local/"))
                .addOption(value("endpoint", "URL", "an AWS-compatible endpoint instead of AWS"))
                .addOption(value("region", "NAME", "the AWS region"))
                .addOption(value("profile", "NAME", "the profile of the AWS configuration"))
                .addOption(value("dir", "DIR", "the stack's directory, for commands that take an address"))
                .addOption(many("var", "NAME=VALUE", "sets a variable; may be repeated"))
                .addOption(many("var-file", "FILE", "sets variables from a YAML file; may be repeated"))
                .addOption(value("env", "NAME", "sets variables from env/NAME.yaml"))
                .addOption(value("format", "FORMAT", Format.words(formats)))
                .addOption(value("parallelism", "N", "how many changes to make at a time (16)"))
                .addOption(flag("stats", "API calls, throttles, wall and CPU time, to standard error"))
                .addOption(flag("quiet", "no progress"))
                .addOption(flag("verbose", "more progress"))
                .addOption(flag("no-color", "no colors (also NO_COLOR, or no terminal)"))
                .addOption(Option.builder("h")
                        .longOpt("help")
                        .desc("what the command does, and its options")
                        .get());
    }

    public static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    public static Option value(String name, String placeholder, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(placeholder)
                .desc(description)
                .get();
    }

    public static Option many(String name, String placeholder, String description) {
        return value(name, placeholder, description);
    }

    /** Reads them from a parsed command line. */
    public static GlobalOptions of(CommandLine line) {
        if (line.hasOption("local") && line.hasOption("endpoint")) {
            throw new UsageException("--local and --endpoint cannot be used together");
        }
        if (line.hasOption("local") && line.hasOption("profile")) {
            throw new UsageException(
                    "--local and --profile cannot be used together: the embedded AWS takes any credentials");
        }
        if (line.hasOption("quiet") && line.hasOption("verbose")) {
            throw new UsageException("--quiet and --verbose cannot be used together");
        }
        return new GlobalOptions(
                line.hasOption("local"),
                Optional.ofNullable(line.getOptionValue("endpoint")),
                Optional.ofNullable(line.getOptionValue("region")),
                Optional.ofNullable(line.getOptionValue("profile")),
                Optional.ofNullable(line.getOptionValue("dir")),
                variables(line.getOptionValues("var")),
                list(line.getOptionValues("var-file")),
                Optional.ofNullable(line.getOptionValue("env")),
                Optional.ofNullable(line.getOptionValue("format")).map(GlobalOptions::format),
                parallelism(line.getOptionValue("parallelism")),
                line.hasOption("stats"),
                line.hasOption("quiet"),
                line.hasOption("verbose"),
                line.hasOption("no-color"));
    }

    private static Map<String, String> variables(String[] assignments) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String assignment : list(assignments)) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--var takes NAME=VALUE, not '" + assignment + "'");
            }
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return variables;
    }

    private static List<String> list(String[] values) {
        return values == null ? List.of() : List.of(values);
    }

    private static Format format(String text) {
        return Arrays.stream(Format.values())
                .filter(format -> format.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "unknown format '" + text + "', expected one of " + Format.words(List.of(Format.values()))));
    }

    private static int parallelism(String text) {
        if (text == null) {
            return DEFAULT_PARALLELISM;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_PARALLELISM) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message for both cases
        }
        throw new UsageException(
                "--parallelism takes a whole number from 1 to " + MOST_PARALLELISM + ", not '" + text + "'");
    }
}
