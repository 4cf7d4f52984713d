package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    private static final Environment ENVIRONMENT = new Environment("aws", "123456789012", "eu-west-1");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("env"));
        Files.writeString(directory.resolve("stack.yaml"), """
                stack: shop
                variables:
                  a: { default: default }
                  list: { type: list, default: [] }
                  count: { type: number, default: 1 }
                outputs: { a: "${var.a}", list: "${var.list}", count: "${var.count}" }
                """);
        Files.writeString(directory.resolve("env/test.yaml"), "a: environment\n");
        Files.writeString(directory.resolve("one.yaml.txt"), "a: one\n");
        Files.writeString(directory.resolve("two.yaml.txt"), "a: two\n");
    }

    private ParsedStack parse(
            Map<String, String> values, List<String> files, Optional<String> name, Map<String, String> process) {
        List<Path> paths = files.stream().map(directory::resolve).toList();
        return new StackLoader(TestKinds.ALL).parse(new LoadRequest(directory, values, paths, name, process));
    }

    private static String output(ParsedStack parsed, String name) {
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.evaluate(ENVIRONMENT)
                .stack()
                .orElseThrow()
                .outputs()
                .get(name)
                .toString();
    }

    @Test
    void theCommandLineComesFirstThenFilesThenTheEnvironmentThenTheProcessThenTheDefault() {
        Map<String, String> process = Map.of("WEIR_VAR_a", "process", "WEIR_VAR_of_another_stack", "x");
        List<String> files = List.of("one.yaml.txt", "two.yaml.txt");
        Optional<String> test = Optional.of("test");
        assertThat(output(parse(Map.of("a", "line"), files, test, process), "a"))
                .isEqualTo("\"line\"");
        assertThat(output(parse(Map.of(), files, test, process), "a")).isEqualTo("\"two\"");
        assertThat(output(parse(Map.of(), List.of(), test, process), "a")).isEqualTo("\"environment\"");
        assertThat(output(parse(Map.of(), List.of(), Optional.empty(), process), "a"))
                .isEqualTo("\"process\"");
        assertThat(output(parse(Map.of(), List.of(), Optional.empty(), Map.of()), "a"))
                .isEqualTo("\"default\"");
    }

    @Test
    void textOfTheCommandLineIsReadAsTheVariablesType() {
        ParsedStack parsed =
                parse(Map.of("a", "5", "count", "5", "list", "[x, 1]"), List.of(), Optional.empty(), Map.of());
        assertThat(output(parsed, "a")).isEqualTo("\"5\"");
        assertThat(output(parsed, "count")).isEqualTo("5");
        assertThat(output(parsed, "list")).isEqualTo("[\"x\",1]");
    }

    @Test
    void aValueOfAnotherTypeIsAMistakeThatNamesItsOrigin() {
        assertThat(parse(Map.of("count", "many"), List.of(), Optional.empty(), Map.of())
                        .diagnostics())
                .extracting(Diagnostic::detail)
                .containsExactly("Variable 'count' must be a number. Its value comes from --var count.");
    }

    @Test
    void anUnknownVariableOnTheCommandLineIsAMistakeAndInTheProcessAWarning() {
        List<Diagnostic> diagnostics = parse(
                        Map.of("conut", "1"), List.of(), Optional.empty(), Map.of("WEIR_VAR_liste", "[]"))
                .diagnostics();
        assertThat(diagnostics)
                .extracting(Diagnostic::detail)
                .containsExactly(
                        "--var conut gives a value to 'conut', which is not declared under 'variables'. Did you mean"
                                + " 'count'? Declared: a, list, count.",
                        "WEIR_VAR_liste is ignored, because no such variable is declared. Did you mean 'WEIR_VAR_list'?");
        assertThat(diagnostics).extracting(Diagnostic::isError).containsExactly(true, false);
    }

    @Test
    void aMissingVariableFileIsAMistake() {
        assertThat(parse(Map.of(), List.of("absent.yaml"), Optional.empty(), Map.of())
                        .diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("No such file");
    }

    @Test
    void anEnvironmentCannotLeadOutOfItsFolder() {
        assertThat(parse(Map.of(), List.of(), Optional.of("../stack"), Map.of()).diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("Unknown environment");
    }

    @Test
    void aSensitiveValueFromTheCommandLineIsHiddenInWhateverItCauses() throws IOException {
        String secret = "correct horse battery staple ".repeat(5).strip();
        Files.writeString(directory.resolve("stack.yaml"), """
                stack: shop
                variables: { password: { sensitive: true } }
                streams:
                  a: { name: "a ${var.password}", mode: "${var.password}", shardCount: "${var.password}" }
                  b: { name: b, tags: { x: "${int(var.password)}" } }
                  c: { forEach: "${[var.password, var.password]}", name: c }
                """);
        ParsedStack parsed = parse(Map.of("password", secret), List.of(), Optional.empty(), Map.of());
        List<Diagnostic> diagnostics = new java.util.ArrayList<>(parsed.diagnostics());
        diagnostics.addAll(parsed.evaluate(ENVIRONMENT).diagnostics());
        assertThat(diagnostics).hasSizeGreaterThanOrEqualTo(5);
        assertThat(diagnostics).allSatisfy(diagnostic -> assertThat(diagnostic.summary() + diagnostic.detail())
                .doesNotContain("correct horse"));
    }

    @Test
    void whoOnlyNeedsToKnowWhichStackItIsNeedsNoSensitiveValues() throws IOException {
        Files.writeString(directory.resolve("stack.yaml"), """
                stack: shop
                variables: { key: { type: string, sensitive: true }, open: { type: string } }
                streams: { a: { name: a, tags: { key: "${var.key}" } } }
                """);
        LoadRequest request = new LoadRequest(directory, Map.of("open", "x"), List.of(), Optional.empty(), Map.of());
        StackLoader loader = new StackLoader(TestKinds.ALL);

        assertThat(loader.parse(request).diagnostics()).hasSize(1);
        ParsedStack parsed = loader.parse(request.withSecretsOptional());
        assertThat(parsed.diagnostics()).isEmpty();
        Resource stream =
                parsed.evaluate(ENVIRONMENT).stack().orElseThrow().resources().get(new Address("streams", "a"));
        assertThat(stream.identity().name()).isEqualTo("a");
        assertThat(stream.properties().at("/tags/key").isNull()).isTrue();
        assertThat(loader.parse(LoadRequest.of(directory).withSecretsOptional()).diagnostics())
                .hasSize(1);
    }
}
