package dev.weir.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class KindSchemaTest {
    private static final Environment PLACE = new Environment("aws", "123456789012", "us-east-1");
    private static final KindSchema SCHEMA = new KindSchema(tree("""
            {"weir": {"kind": "tables", "singular": "table", "identity": ["database", "name"],
                      "attributes": {"arn": "arn:${partition}:glue:${region}:${account}:table/${database}/${name}",
                                     "uri": "${location}"}},
             "properties": {"database": {"weir": {"reference": {"kind": "databases"}}}}}
            """));

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Test
    void an_identity_joins_its_parts_from_the_outermost_in() {
        assertThat(SCHEMA.identityOf(tree("{\"name\": \"t\", \"database\": \"d\"}")))
                .contains(new Identity("tables", "d/t"));
    }

    @Test
    void there_is_no_identity_while_a_part_is_missing_empty_or_no_text() {
        assertThat(SCHEMA.identityOf(tree("{\"name\": \"t\"}"))).isEmpty();
        assertThat(SCHEMA.identityOf(tree("{\"name\": \"\", \"database\": \"d\"}")))
                .isEmpty();
        assertThat(SCHEMA.identityOf(tree("{\"name\": 1, \"database\": \"d\"}")))
                .isEmpty();
    }

    @Test
    void an_attribute_follows_from_properties_and_place() {
        assertThat(SCHEMA.attributes(tree("{\"name\": \"t\", \"database\": \"d\"}"), PLACE)
                        .path("arn")
                        .asText())
                .isEqualTo("arn:aws:glue:us-east-1:123456789012:table/d/t");
    }

    @Test
    void an_attribute_whose_parts_are_missing_is_left_out() {
        assertThat(SCHEMA.attributes(tree("{\"name\": \"t\", \"database\": \"d\"}"), PLACE)
                        .has("uri"))
                .isFalse();
    }

    @Test
    void a_value_with_a_dollar_sign_is_taken_as_it_is() {
        assertThat(SCHEMA.attributes(tree("{\"location\": \"$1\\\\x\"}"), PLACE)
                        .path("uri")
                        .asText())
                .isEqualTo("$1\\x");
    }

    @Test
    void a_reference_means_the_identity_unless_it_says_otherwise() {
        assertThat(KindSchema.reference(SCHEMA.document().path("properties").path("database")))
                .contains(new KindSchema.Reference("databases", "identity"));
    }

    @Test
    void a_schema_without_its_annotations_is_refused() {
        assertThatThrownBy(() -> new KindSchema(tree("{\"title\": \"A thing\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weir.kind");
    }
}
