package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.command.Command;
import dev.weir.cli.command.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A completion script")
final class CompletionTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void knows_every_command_and_every_option(String shell) {
        String script = Weir.in(directory).run("completion", shell).out();
        for (Command command : Commands.all().list()) {
            assertThat(script).contains(command.name().split(" "));
            command.allOptions().getOptions().forEach(option -> assertThat(script)
                    .contains(option.getLongOpt()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "weir va, validate",
        "weir plan --detailed, --detailed-exitcode",
        "weir plan --format ma, markdown",
        "weir contract ch, check"
    })
    void completes_in_bash(String words, String completed) throws Exception {
        Path script = directory.resolve("weir.bash");
        Files.writeString(script, Weir.in(directory).run("completion", "bash").out());
        assertThat(bash("source " + script + "; COMP_WORDS=(" + words
                        + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _weir;" + " echo \"${COMPREPLY[*]}\""))
                .isEqualTo(completed);
    }

    private String bash(String commands) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    @Test
    void of_another_shell_is_wrong_usage() {
        assertThat(Weir.in(directory).run("completion", "tcsh").status()).isEqualTo(64);
    }
}
