package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every stack under contracts/ fails to fit together as its expected.txt says, offline")
final class MisfitsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/contracts");

    static List<String> misfits() throws IOException {
        try (Stream<Path> directories = Files.list(FIXTURES)) {
            return directories
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void is_said_where_it_is_written(String misfit) throws IOException {
        Path directory = FIXTURES.resolve(misfit);
        Weir.Result result = Weir.in(directory.toAbsolutePath()).run("validate");
        assertThat(result.status()).as(result.toString()).isBetween(0, 1);
        Golden.assertMatches(
                result.err() + "\n" + result.out() + "exit " + result.status() + "\n",
                directory.resolve("expected.txt"));
    }
}
