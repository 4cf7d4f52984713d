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
               "columns": {"weir": {"key": "name"}, "items": {"properties": {"type": {"weir": {"replace": true}}}}},
               "rules": {"weir": {"key": "id", "set": true}},
               "document": {"weir": {"json": true}},
               "policy": {"weir": {"json": true, "policy": true}},
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

    private static List<String> paths(String desired, String live) {
        return between(desired, live).stream().map(Difference::path).toList();
    }

    @Test
    void an_element_inserted_into_a_list_of_named_things_is_one_difference() {
        assertThat(between(
                        "{\"columns\": [{\"name\": \"new\", \"type\": \"int\"}, {\"name\": \"a\"}, {\"name\": \"b\"}]}",
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("/columns/new");
                    assertThat(difference.before()).isEmpty();
                    assertThat(difference.after())
                            .map(JsonNode::toString)
                            .contains("{\"name\":\"new\",\"type\":\"int\"}");
                });
    }

    @Test
    void a_changed_element_shows_its_changed_member_alone_with_the_annotations_of_it() {
        assertThat(between(
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b/c\", \"type\": \"int\"}]}",
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b/c\", \"type\": \"long\"}]}"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("/columns/b~1c/type");
                    assertThat(difference.replaces()).isTrue();
                });
    }

    @Test
    void a_removed_element_is_one_difference() {
        assertThat(paths("{\"columns\": [{\"name\": \"b\"}]}", "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"))
                .containsExactly("/columns/a");
    }

    @Test
    void another_order_of_named_things_is_shown_as_that() {
        assertThat(between(
                        "{\"columns\": [{\"name\": \"b\"}, {\"name\": \"a\"}]}",
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("/columns");
                    assertThat(difference.before()).map(JsonNode::toString).contains("[\"a\",\"b\"]");
                    assertThat(difference.after()).map(JsonNode::toString).contains("[\"b\",\"a\"]");
                });
    }

    @Test
    void the_order_of_a_set_of_named_things_means_nothing() {
        assertThat(paths(
                        "{\"rules\": [{\"id\": \"b\", \"days\": 2}, {\"id\": \"a\"}]}",
                        "{\"rules\": [{\"id\": \"a\"}, {\"id\": \"b\", \"days\": 1}]}"))
                .containsExactly("/rules/b/days");
    }

    @Test
    void elements_without_names_of_their_own_are_compared_as_a_whole() {
        assertThat(paths(
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}",
                        "{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}"))
                .containsExactly("/columns");
    }

    @Test
    void statements_of_a_document_are_compared_by_their_names() {
        assertThat(
                        paths(
                                "{\"document\": {\"Statement\": [{\"Sid\": \"New\"}, {\"Sid\": \"Read\", \"Effect\": \"Deny\"}]}}",
                                "{\"document\": \"{\\\"Statement\\\": [{\\\"Sid\\\": \\\"Read\\\", \\\"Effect\\\": \\\"Allow\\\"}]}\"}"))
                .containsExactly("/document/Statement/New", "/document/Statement/Read/Effect");
    }

    @Test
    void the_order_of_the_statements_of_a_policy_means_nothing_beside_a_change() {
        assertThat(paths(
                        "{\"policy\": {\"Statement\": [{\"Sid\": \"B\", \"Effect\": \"Deny\"}, {\"Sid\": \"A\"}]}}",
                        "{\"policy\": {\"Statement\": [{\"Sid\": \"A\"}, {\"Sid\": \"B\", \"Effect\": \"Allow\"}]}}"))
                .containsExactly("/policy/Statement/B/Effect");
    }

    @Test
    void a_sensitive_name_stands_in_no_path() {
        ObjectNode desired = tree("{\"columns\": [{\"name\": \"hidden\", \"type\": \"int\"}]}");
        desired.set("columns", Sensitive.mark(desired.path("columns"), List.of("var.column")));
        ObjectNode live = tree("{\"columns\": [{\"name\": \"a\"}]}");
        assertThat(Differences.between(SCHEMA, desired, live))
                .extracting(Difference::path)
                .containsExactly("/columns");
    }

    @Test
    void a_sensitive_document_is_compared_member_by_member_and_shown_as_a_whole() {
        ObjectNode desired = tree("{\"document\": \"{\\\"a\\\": 1}\"}");
        desired.set("document", Sensitive.mark(desired.path("document"), List.of("var.document")));
        assertThat(Differences.between(SCHEMA, desired, tree("{\"document\": {\"a\": 2}}")))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.path()).isEqualTo("/document");
                    assertThat(difference.after()).map(Sensitive::is).contains(true);
                });
        assertThat(Differences.between(SCHEMA, desired, tree("{\"document\": \"{ \\\"a\\\": 1 }\"}")))
                .isEmpty();
    }

    @Test
    void a_path_leads_back_to_the_value() {
        ObjectNode live = tree("{\"columns\": [{\"name\": \"a\"}, {\"name\": \"b/c\", \"type\": \"long\"}]}");
        assertThat(live.at(NamedElements.locate(SCHEMA, live, "/columns/b~1c/type"))
                        .asText())
                .isEqualTo("long");
        assertThat(live.at(NamedElements.locate(SCHEMA, live, "/columns/0/name"))
                        .asText())
                .isEqualTo("a");
        assertThat(live.at(NamedElements.locate(SCHEMA, live, "/columns/none/type"))
                        .isMissingNode())
                .isTrue();
    }
}
