package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.spec.yaml.YamlReader;
import dev.weir.spi.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("YAML that people copy from the documents works:")
final class DocumentedStacksTest {
    private static final Path ROOT = Path.of(System.getProperty("user.dir")).getParent();
    private static final Pattern FENCED = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    @TempDir
    private Path directory;

    private record Snippet(String document, String yaml) {
        @Override
        public String toString() {
            return document + ": " + yaml.lines().findFirst().orElse("");
        }
    }

    static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>(snippets(ROOT.resolve("README.md")));
        try (Stream<Path> documents = Files.list(ROOT.resolve("specs/docs"))) {
            for (Path document :
                    documents.filter(path -> path.toString().endsWith(".md")).toList()) {
                snippets.addAll(snippets(document));
            }
        }
        return snippets;
    }

    private static List<Snippet> snippets(Path document) throws IOException {
        return FENCED.matcher(Files.readString(document))
                .results()
                .map(match -> new Snippet(document.getFileName().toString(), match.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void every_snippet_is_read(Snippet snippet) {
        List<Diagnostic> problems = new ArrayList<>();
        assertThat(new YamlReader(problems::add)
                        .read("snippet.yaml", snippet.yaml())
                        .usable())
                .isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void the_stack_in_the_readme_is_valid() throws IOException {
        String stack = snippets().stream()
                .filter(snippet -> snippet.document().equals("README.md"))
                .map(Snippet::yaml)
                .filter(yaml -> yaml.startsWith("stack:"))
                .findFirst()
                .orElseThrow();
        assertValid(stack);
    }

    @Test
    void references_need_no_quotes_between_brackets() throws IOException {
        assertValid("""
                stack: ventilator
                aws: { region: us-east-1 }
                variables:
                  lake: { type: string, default: ventilator-lake }
                  shards: { type: number, default: 2 }
                buckets:
                  lake: { name: ${var.lake} }
                roles:
                  glue: { name: glue, service: glue.amazonaws.com }
                streams:
                  ventilator: { name: ventilator_gsr_stream, shardCount: ${var.shards > 1 ? 2 : 1}, retentionPeriodHours: 24 }
                registries:
                  demo: { name: MyDemoSchemaReg }
                schemas:
                  ventilator:
                    registry: ${registries.demo}
                    name: ventilatorstream_schema_gsr
                    dataFormat: JSON
                    compatibility: BACKWARD
                    definition: { file: ventilator.schema.json }
                databases:
                  kinesislab: { name: kinesislab }
                tables:
                  ventilator: { database: ${databases.kinesislab}, name: ventilator_gsr_new, stream: ${streams.ventilator}, schema: ${schemas.ventilator} }
                jobs:
                  metrics:
                    name: ventilator-metrics
                    role: ${roles.glue}
                    glueVersion: "5.0"
                    pipeline:
                      from: ${tables.ventilator}
                      window: 100s
                      mapping:
                        - { source: ventilatorid, target: ventilatorid, type: long }
                        - { source: eventtime, target: eventtime, type: timestamp }
                      to: { path: "s3://${buckets.lake.name}/ventilator_metrics/", format: parquet, partitionBy: ingestHour }
                outputs: { where: s3://${buckets.lake.name}/, list: [${streams.ventilator.arn}, ${stack}] }
                """);
    }

    private void assertValid(String stack) throws IOException {
        Weir weir = Weir.example("ventilator", directory);
        Files.writeString(directory.resolve("stack.yaml"), stack);
        Weir.Result result = weir.run("validate");
        assertThat(result.status()).as(result.toString()).isZero();
    }
}
