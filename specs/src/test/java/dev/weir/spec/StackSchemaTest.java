package dev.weir.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackSchemaTest {
    private final JsonNode document = StackSchema.of(TestKinds.ALL);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(document);

    private static JsonNode tree(String yaml) {
        return new YamlReader(problem -> {
                    throw new AssertionError(problem.toString());
                })
                .read("a.yaml", yaml)
                .tree();
    }

    @Test
    void aStackWithExpressionsIsValid() throws IOException {
        String yaml = Files.readString(Path.of("src/test/resources/stacks/example.yaml"));
        assertThat(schema.validate(tree(yaml))).isEmpty();
    }

    @Test
    void itIsItselfAValidSchema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream: {}",
                "streams: { a: { nmae: a } }",
                "streams: { a: { name: a, shardCount: two } }",
                "streams: { a: { name: a, mode: FAST } }",
                "streams: { a: { name: a, lifecycle: { protect: yes } } }",
                "jobs: { a: { name: a, mapping: [{ source: a }] } }",
                "jobs: { a: { name: a, target: { type: s3 } } }",
                "streams: { a: { name: { file: x } } }",
                "variables: { a: { typ: string } }",
                "aws: { regio: x }"
            })
    void aMistakeIsNotValid(String yaml) {
        assertThat(schema.validate(tree(yaml))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams: { a: { name: a, shardCount: '${var.x}', tags: '${var.tags}', encryption: { keyId: 'alias/${var.key}' } } }",
                "schemas: { a: { registry: r, name: a, definition: { file: a.json } } }",
                "streams:",
                "jobs: { a: { name: a, script: { file: a.py }, forEach: [x], target: { type: s3, path: '${var.x}' } } }",
                "jobs: { a: { name: a, mapping: ['${var.x}'] } }",
                "outputs: { a: 5, b: { value: 1, sensitive: true } }"
            })
    void whatTheLoaderTakesIsValid(String yaml) {
        assertThat(schema.validate(tree(yaml))).isEmpty();
    }

    @Test
    void descriptionsStayWhereEditorsLookForThem() {
        assertThat(document.at("/properties/streams/description").asText())
                .isEqualTo("Each stream by its logical name.");
        assertThat(document.at("/$defs/streams/properties/mode/default").asText())
                .isEqualTo("PROVISIONED");
    }
}
