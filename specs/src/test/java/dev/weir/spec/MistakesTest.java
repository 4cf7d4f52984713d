package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spec.source.DiagnosticRenderer;
import dev.weir.spec.source.Sources;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every directory under mistakes/ gives the diagnostics in its expected.txt")
class MistakesTest {
    private static final StackLoader LOADER = new StackLoader(TestKinds.ALL);
    private static final Path FIXTURES = Path.of("src/test/resources/mistakes");
    private static final Environment ENVIRONMENT = new Environment("aws", "123456789012", "eu-west-1");

    static List<String> mistakes() throws IOException {
        try (Stream<Path> directories = Files.list(FIXTURES)) {
            return directories
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isReported(String mistake) throws IOException {
        Path directory = FIXTURES.resolve(mistake);
        Optional<String> environment =
                Files.isDirectory(directory.resolve("env")) ? Optional.of("test") : Optional.empty();
        ParsedStack parsed = LOADER.parse(new LoadRequest(directory, Map.of(), List.of(), environment, Map.of()));
        Evaluation evaluation = parsed.evaluate(ENVIRONMENT);
        String actual = "parse\n\n" + rendered(parsed.diagnostics(), parsed.sources()) + "evaluate\n\n"
                + rendered(evaluation.diagnostics(), parsed.sources());
        assertThat(evaluation.stack()).isEmpty();
        Golden.assertMatches(actual, directory.resolve("expected.txt"));
    }

    private static String rendered(List<Diagnostic> diagnostics, Sources sources) {
        DiagnosticRenderer renderer = new DiagnosticRenderer();
        return diagnostics.stream()
                .map(diagnostic -> renderer.render(diagnostic, sources) + "\n")
                .collect(Collectors.joining());
    }
}
