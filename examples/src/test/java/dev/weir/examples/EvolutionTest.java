package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applies the stack of a folder, puts {@code reading.next.json} in the place of its schema, and plans. */
@DisplayName("A plan for a new version of a schema")
final class EvolutionTest {
    private static final Path FIXTURES =
            Path.of("src/test/resources/evolutions").toAbsolutePath();

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "that is {0}, as {1}")
    @CsvSource({
        "breaking, human, 1",
        "breaking, markdown, 1",
        "breaking, html, 1",
        "breaking, json, 1",
        "growing, human, 0",
        "growing, markdown, 0",
        "growing, html, 0",
        "growing, json, 0",
        "flowing, human, 0"
    })
    void is_shown(String evolution, String format, int status) throws IOException {
        Path fixture = FIXTURES.resolve(evolution);
        Files.copy(fixture.resolve("stack.yaml"), directory.resolve("stack.yaml"));
        Files.copy(fixture.resolve("reading.json"), directory.resolve("reading.json"));
        Weir weir = Weir.in(directory);
        Weir.Result applied = weir.run("apply", "--local", "--auto-approve");
        assertThat(applied.status()).as(applied.toString()).isZero();
        Files.copy(
                fixture.resolve("reading.next.json"),
                directory.resolve("reading.json"),
                StandardCopyOption.REPLACE_EXISTING);

        Weir.Result plan = weir.run("plan", "--local", "--format", format);

        assertThat(plan.status()).as(plan.toString()).isEqualTo(status);
        Golden.assertMatches(plan.out() + plan.err(), fixture.resolve("plan." + format + ".txt"));
    }
}
