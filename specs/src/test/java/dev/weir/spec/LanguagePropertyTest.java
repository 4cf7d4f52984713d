package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.expression.Template;
import dev.weir.spec.source.DiagnosticRenderer;
import dev.weir.spec.yaml.YamlFile;
import dev.weir.spec.yaml.YamlReader;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class LanguagePropertyTest {
    private static final Environment ENVIRONMENT = new Environment("aws", "123456789012", "eu-west-1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StackLoader LOADER = new StackLoader(TestKinds.ALL);
    private static final String EXPRESSION = "${[q, {r: s}] # ? t}";
    private static final String WORD = "$___________________";
    private static Path directory;
    private static String example;

    @BeforeContainer
    static void prepare() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "random");
        example = Files.readString(Path.of("src/test/resources/stacks/example.yaml"));
    }

    @AfterContainer
    static void cleanUp() throws IOException {
        Files.deleteIfExists(directory.resolve("stack.yaml"));
        Files.deleteIfExists(directory);
    }

    private static void load(String text) throws IOException {
        Files.write(directory.resolve("stack.yaml"), text.getBytes(StandardCharsets.UTF_8));
        ParsedStack parsed = LOADER.parse(LoadRequest.of(directory));
        Evaluation evaluation = parsed.evaluate(ENVIRONMENT);
        List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
        diagnostics.addAll(evaluation.diagnostics());
        assertThat(evaluation.stack().isPresent())
                .isEqualTo(diagnostics.stream().noneMatch(Diagnostic::isError));
        DiagnosticRenderer renderer = new DiagnosticRenderer();
        diagnostics.forEach(diagnostic ->
                assertThat(renderer.render(diagnostic, parsed.sources())).endsWith("\n"));
    }

    @Property(tries = 150)
    @Label("Any text gives a stack or diagnostics, never an exception")
    void randomText(@ForAll("yamlLike") String text) throws IOException {
        load(text);
    }

    @Provide
    Arbitrary<String> yamlLike() {
        Arbitrary<String> pieces = Arbitraries.of(
                "stack",
                ": ",
                "\n",
                "  ",
                "- ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "&a ",
                "*a",
                "!t ",
                "|\n",
                ">-\n",
                "#",
                "streams",
                "name",
                "${",
                "}",
                "$${",
                "var.x",
                "streams.a.name",
                "<<: ",
                "---\n",
                "...\n",
                "\t",
                "?",
                "%",
                "@",
                "é",
                "😀",
                "\u0000",
                "\ufeff",
                "\u2028",
                "1e5",
                "null",
                ",",
                "jobs:\n  a: ",
                "forEach: ",
                "lifecycle: ",
                "variables: ",
                "outputs: ",
                "\r");
        return pieces.list().ofMinSize(1).ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property(tries = 150)
    @Label("A good stack with one place changed gives a stack or diagnostics, never an exception")
    void mutatedStack(
            @ForAll @IntRange(max = 2000) int at, @ForAll @IntRange(max = 12) int cut, @ForAll("snippets") String put)
            throws IOException {
        int from = at % example.length();
        load(example.substring(0, from) + put + example.substring(Math.min(example.length(), from + cut)));
    }

    @Provide
    Arbitrary<String> snippets() {
        return Arbitraries.of(
                "",
                " ",
                "\n",
                "x",
                "${",
                "}",
                "\"",
                "'",
                ":",
                "- ",
                "[",
                "{",
                "null",
                "5",
                "${var.names[0]}",
                "${streams.b}",
                "${each.value}",
                "${streams.c[\"x\"].arn}",
                "${1 +}",
                "${jobs}",
                "*a",
                "&a ",
                "\t",
                "${var}",
                "${streams.a.tags.owner}");
    }

    @Property(tries = 200)
    @Label("Whatever is written as JSON is read back as it is")
    void roundTrip(@ForAll("trees") ObjectNode tree) throws JsonProcessingException {
        List<Diagnostic> problems = new ArrayList<>();
        YamlFile file = new YamlReader(problems::add).read("a.yaml", JSON.writeValueAsString(tree));
        assertThat(problems).isEmpty();
        assertThat(JSON.writeValueAsString(file.tree())).isEqualTo(JSON.writeValueAsString(tree));
    }

    @Provide
    Arbitrary<ObjectNode> trees() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .filter(LanguagePropertyTest::isWhole)
                        .map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.bigIntegers().map(number -> number),
                Arbitraries.bigDecimals().ofScale(3).map(number -> number),
                Arbitraries.of(true, false));
        Arbitrary<String> keys =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(LanguagePropertyTest::isWhole);
        Arbitrary<Object> values = Arbitraries.oneOf(
                scalars,
                scalars.list().ofMaxSize(4).map(list -> list),
                Arbitraries.maps(keys, scalars).ofMaxSize(4).map(map -> map));
        return Arbitraries.maps(keys, values).ofMaxSize(6).map(map -> JSON.<ObjectNode>valueToTree(map));
    }

    /** Text that JSON can carry unescaped and YAML allows. */
    private static boolean isWhole(String text) {
        return text.codePoints()
                .allMatch(point -> (point >= 0x20 && point < 0x7f)
                        || (point > 0xa0 && point < 0xd800 && point != 0x2028 && point != 0x2029));
    }

    @Property(tries = 2_000)
    @Label("To YAML an expression is a word, whatever stands in it")
    void expressionsAreWords(@ForAll("yamlWithExpressions") String text) throws JsonProcessingException {
        List<Diagnostic> problems = new ArrayList<>();
        YamlFile words = new YamlReader(problem -> {}).read("a.yaml", text.replace(EXPRESSION, WORD));
        YamlFile expressions = new YamlReader(problems::add).read("a.yaml", text);
        assertThat(expressions.usable()).as("%s", problems).isEqualTo(words.usable());
        if (words.usable()) {
            assertThat(JSON.writeValueAsString(expressions.tree()).replace(EXPRESSION, WORD))
                    .isEqualTo(JSON.writeValueAsString(words.tree()));
        }
    }

    @Provide
    Arbitrary<String> yamlWithExpressions() {
        Arbitrary<String> pieces = Arbitraries.of(
                EXPRESSION,
                EXPRESSION,
                EXPRESSION,
                "a: ",
                "b: ",
                "\"c\": ",
                ": ",
                "\n",
                "\n",
                "\n  ",
                "\n    ",
                " ",
                "- ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "&x ",
                "*x",
                "|\n",
                "|2\n",
                ">-\n",
                ">+ # d\n",
                " #",
                "#",
                ", ",
                ",",
                "?",
                "? ",
                "-",
                "\r\n",
                "\u2028",
                "it's",
                "\\",
                "---",
                "%");
        return pieces.list().ofMinSize(2).ofMaxSize(14).map(list -> String.join("", list));
    }

    @Property(tries = 200)
    @Label("Text with its expressions escaped evaluates to itself")
    void escapes(@ForAll("texts") String text) throws Template.UnclosedException {
        Template template = Template.parse(text.replace("${", "$${"));
        String evaluated = template.parts().stream()
                .map(part -> ((Template.Text) part).text())
                .collect(Collectors.joining());
        assertThat(evaluated).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("${", "a", "}", "{", " ", "'", "$ ")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }

    @Property(tries = 30)
    @Label("Whatever order resources are written in, the same stack comes out")
    void order(@ForAll("shuffled") List<Integer> order) throws IOException {
        Map<Integer, String> lines = order.stream()
                .collect(Collectors.toMap(
                        i -> i,
                        i -> i == 0
                                ? "  s0: { name: s0 }\n"
                                : "  s%d: { name: \"${streams.s%d.name}-%d\" }\n".formatted(i, i - 1, i)));
        String yaml = "stack: shop\nstreams:\n" + order.stream().map(lines::get).collect(Collectors.joining());
        Files.writeString(directory.resolve("stack.yaml"), yaml);
        Stack stack = LOADER.parse(LoadRequest.of(directory))
                .evaluate(ENVIRONMENT)
                .stack()
                .orElseThrow();
        assertThat(stack.resources()
                        .get(new Address("streams", "s5"))
                        .properties()
                        .path("name")
                        .asText())
                .isEqualTo("s0-1-2-3-4-5");
    }

    @Provide
    Arbitrary<List<Integer>> shuffled() {
        return Arbitraries.shuffle(0, 1, 2, 3, 4, 5);
    }
}
