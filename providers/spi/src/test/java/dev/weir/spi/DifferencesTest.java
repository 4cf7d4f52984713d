package dev.weir.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KindSchema SCHEMA = new KindSchema(tree("""
            {"weir": {"kind": "things", "singular": "thing", "identity": ["name"]},
             "properties": {
               "name": {"weir": {"replace": true}},
               "count": {},
               "secret": {"weir": {"sensitive": true}},
               "chosen": {"weir": {"server": true}},
               "set": {"weir": {"set": true}},
               "list": {},
               "document": {"weir": {"json": true}},
               "fixed": {"weir": {"replace": true}, "properties": {"inner": {}}},
               "map": {"additionalProperties": {"weir": {"json": true}}}}}
            """));

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static List<Difference> between(String desired, String live) {
        return Differences.between(SCHEMA, tree(desired), tree(live));
    }

    @Test
    void equal_trees_do_not_differ() {
        assertThat(between("{\"name\": \"a\", \"list\": [1]}", "{\"list\": [1], \"name\": \"a\"}"))
                .isEmpty();
    }

    @Test
    void a_changed_value_is_named_with_both_sides() {
        assertThat(between("{\"count\": 4}", "{\"count\": 2}")).singleElement().satisfies(difference -> {
            assertThat(difference.path()).isEqualTo("/count");
            assertThat(difference.before()).map(JsonNode::asInt).contains(2);
            assertThat(difference.after()).map(JsonNode::asInt).contains(4);
        });
    }

    @Test
    void a_number_is_equal_in_any_notation() {
        assertThat(between("{\"count\": 2}", "{\"count\": 2.0}")).isEmpty();
    }

    @Test
    void null_is_the_same_as_absent() {
        assertThat(between("{\"count\": null}", "{}")).isEmpty();
        assertThat(between("{}", "{\"count\": null}")).isEmpty();
    }

    @Test
    void what_the_service_chooses_is_no_difference_until_a_spec_says_otherwise() {
        assertThat(between("{}", "{\"chosen\": 1}")).isEmpty();
        assertThat(between("{\"chosen\": 2}", "{\"chosen\": 1}"))
                .extracting(Difference::path)
                .containsExactly("/chosen");
    }

    @Test
    void a_set_is_equal_in_any_order_and_a_list_is_not() {
        assertThat(between("{\"set\": [1, 2]}", "{\"set\": [2, 1]}")).isEmpty();
        assertThat(between("{\"list\": [1, 2]}", "{\"list\": [2, 1]}"))
                .extracting(Difference::path)
                .containsExactly("/list");
    }

    @Test
    void a_set_of_other_elements_differs() {
        assertThat(between("{\"set\": [1, 1]}", "{\"set\": [1, 2]}")).hasSize(1);
        assertThat(between("{\"set\": [1]}", "{\"set\": [1, 2]}")).hasSize(1);
    }

    @Test
    void a_document_in_a_text_is_compared_and_shown_by_its_content() {
        assertThat(between("{\"document\": \"{\\\"a\\\": 1, \\\"b\\\": 2}\"}", "{\"document\": {\"b\": 2, \"a\": 1}}"))
                .isEmpty();
        assertThat(between("{\"document\": \"{\\\"a\\\": 1}\"}", "{\"document\": \"{\\\"a\\\": 2}\"}"))
                .extracting(Difference::path)
                .containsExactly("/document/a");
    }

    @Test
    void a_text_that_is_no_document_is_compared_as_text() {
        assertThat(between("{\"document\": \"{\"}", "{\"document\": \"}\"}")).hasSize(1);
    }

    @Test
    void a_difference_deep_inside_inherits_what_holds_for_the_property() {
        assertThat(between("{\"fixed\": {\"inner\": 1}}", "{\"fixed\": {\"inner\": 2}}"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("/fixed/inner");
                    assertThat(difference.replaces()).isTrue();
                });
    }

    @Test
    void a_sensitive_value_is_marked() {
        assertThat(between("{\"secret\": \"a\"}", "{\"secret\": \"b\"}"))
                .extracting(Difference::sensitive)
                .containsExactly(true);
    }

    @Test
    void the_entries_of_a_map_are_compared_one_by_one_along_its_schema() {
        assertThat(between("{\"map\": {\"a/b\": \"{\\\"x\\\": 1}\", \"c\": 1}}", "{\"map\": {\"a/b\": {\"x\": 1}}}"))
                .extracting(Difference::path)
                .containsExactly("/map/c");
        assertThat(between("{\"map\": {\"a/b\": 1}}", "{\"map\": {\"a/b\": 2}}"))
                .extracting(Difference::path)
                .containsExactly("/map/a~1b");
    }
}
