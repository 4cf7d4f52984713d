package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.command.Command;
import dev.weir.cli.command.Commands;
import dev.weir.cli.session.Context;
import dev.weir.cli.terminal.Console;
import dev.weir.cli.terminal.ExitCode;
import dev.weir.cli.terminal.Style;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("No option is accepted and then ignored")
final class OptionTableTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ExitCode run(String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(
                nowhere,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader("")),
                false,
                Style.PLAIN,
                Style.PLAIN);
        Context context = new Context(console, directory, Map.of(), () -> false);
        return new CommandLineInterface(Commands.all()).run(context, words);
    }

    private static SortedMap<String, Option> everyOption() {
        SortedMap<String, Option> options = new TreeMap<>();
        for (Command command : Commands.all().list()) {
            command.allOptions().getOptions().forEach(option -> options.put(option.getLongOpt(), option));
        }
        return options;
    }

    @TestFactory
    Stream<DynamicTest> everyOptionThatACommandDoesNotTakeIsWrongUsage() {
        List<DynamicTest> pairs = new ArrayList<>();
        for (Command command : Commands.all().list()) {
            everyOption().forEach((name, option) -> {
                if (!command.allOptions().hasLongOption(name)) {
                    pairs.add(DynamicTest.dynamicTest(command.name() + " --" + name, () -> {
                        List<String> words =
                                new ArrayList<>(List.of(command.name().split(" ", -1)));
                        words.add("--" + name);
                        if (option.hasArg()) {
                            words.add("1");
                        }
                        assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
                        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--" + name);
                    }));
                }
            });
        }
        return pairs.stream();
    }

    @Test
    void whatWouldHaveNoEffectBesideAnotherIsWrongUsage() {
        assertThat(run("plan", "--destroy", "--adopt")).isEqualTo(ExitCode.USAGE);
        assertThat(run("plan", "--destroy", "--base", "main")).isEqualTo(ExitCode.USAGE);
        assertThat(run("plan", "here", "--dir", "there")).isEqualTo(ExitCode.USAGE);
        assertThat(run("destroy", "--stack", "shop", "--env", "prod")).isEqualTo(ExitCode.USAGE);
        assertThat(run("destroy", "there", "--stack", "shop")).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", "--stack", "shop", "--var", "a=b")).isEqualTo(ExitCode.USAGE);
        assertThat(run("plan", "--local", "--profile", "mine")).isEqualTo(ExitCode.USAGE);
        assertThat(run("plan", "--quiet", "--verbose")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aSentenceSaysThatAnOptionIsNotTaken() {
        run("validate", "--parallelism", "3");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("weir: validate does not take --parallelism, which has no effect here");
    }
}
