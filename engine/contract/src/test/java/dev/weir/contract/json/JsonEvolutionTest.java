package dev.weir.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class JsonEvolutionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Each line: a writer's schema, a reader's, and the rule of the first finding, "ok" for none, with "?" when unproven. */
    @ParameterizedTest
    @CsvFileSource(resources = "/json-inclusion.csv", delimiter = '|', quoteCharacter = '\'')
    void every_value_of_the_writer_must_be_a_value_of_the_reader(String writer, String reader, String expected) {
        List<Finding> findings = JsonEvolution.check(read(writer), read(reader), Direction.BACKWARD);

        assertThat(findings.stream().findFirst().map(JsonEvolutionTest::shown).orElse("ok"))
                .isEqualTo(expected);
    }

    @Test
    void adding_an_optional_property_to_an_open_object_names_the_trap() {
        JsonNode earlier = read("{'type': 'object', 'properties': {'id': {'type': 'integer'}}}");
        JsonNode proposed =
                read("{'type': 'object', 'properties': {'id': {'type': 'integer'}, 'note': {'type': 'string'}}}");

        assertThat(JsonEvolution.check(earlier, proposed, Direction.BACKWARD))
                .containsExactly(new Finding(
                        "/properties/note",
                        "property-added-to-open-object",
                        "anything",
                        "{\"type\":\"string\"}",
                        "Not all data of the earlier schema is valid under the new one ({\"note\":null} is not); the earlier object "
                                + "is open (an absent \"additionalProperties\" means open), so its data may hold any 'note': close "
                                + "the object in a version before this one, or leave the new property unconstrained.",
                        true));
        assertThat(JsonEvolution.check(earlier, proposed, Direction.FORWARD)).isEmpty();
    }

    @Test
    void a_finding_points_into_the_proposed_definition_and_shows_both_sides() {
        JsonNode earlier = read("{'properties': {'a/b': {'items': {'type': 'integer', 'minimum': 0}}}}");
        JsonNode proposed = read("{'properties': {'a/b': {'items': {'type': 'integer', 'minimum': 1}}}}");

        Finding backward =
                JsonEvolution.check(earlier, proposed, Direction.BACKWARD).get(0);
        assertThat(backward.path()).isEqualTo("/properties/a~1b/items/minimum");
        assertThat(List.of(backward.before(), backward.after())).containsExactly("0", "1");

        Finding forward =
                JsonEvolution.check(proposed, earlier, Direction.FORWARD).get(0);
        assertThat(forward.path()).isEqualTo("/properties/a~1b/items/minimum");
        assertThat(forward.rule()).isEqualTo("minimum-widened");
        assertThat(List.of(forward.before(), forward.after())).containsExactly("1", "0");
    }

    @Test
    void drafts_differ_in_their_keywords() {
        JsonNode old = read("{'$schema': 'http://json-schema.org/draft-04/schema#', 'const': 1}");

        assertThat(JsonEvolution.check(old, read("{'const': 1}"), Direction.BACKWARD))
                .isNotEmpty();
        assertThat(JsonEvolution.check(read("{'const': 1}"), old, Direction.BACKWARD))
                .isEmpty();
    }

    @Test
    void a_property_of_the_same_text_is_another_where_the_drafts_or_the_references_differ() {
        String text = "{'$schema': 'http://json-schema.org/draft-0%d/schema#', 'properties': {'a': {'const': 1}}}";
        JsonNode old = read(text.formatted(4));
        JsonNode recent = read(text.formatted(7));
        String reference = "{'properties': {'a': {'$ref': '#/definitions/b'}}, 'definitions': {'b': {'type': '%s'}}}";
        JsonNode number = read(reference.formatted("number"));
        JsonNode whole = read(reference.formatted("integer"));

        assertThat(JsonEvolution.check(old, recent, Direction.BACKWARD)).isNotEmpty();
        assertThat(JsonEvolution.check(number, whole, Direction.BACKWARD)).isNotEmpty();
        assertThat(JsonEvolution.check(whole, number, Direction.BACKWARD)).isEmpty();
    }

    @Test
    void a_property_of_the_same_text_is_another_where_a_pattern_asks_more_of_it() {
        JsonNode plain = read("{'properties': {'a': {'type': 'integer'}}}");
        JsonNode patterned =
                read("{'properties': {'a': {'type': 'integer'}}, 'patternProperties': {'^a': {'minimum': 1}}}");

        assertThat(JsonEvolution.check(plain, patterned, Direction.BACKWARD)).isNotEmpty();
        assertThat(JsonEvolution.check(patterned, plain, Direction.BACKWARD)).isEmpty();
    }

    private static String shown(Finding finding) {
        return finding.rule() + (finding.proven() ? "" : "?");
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
