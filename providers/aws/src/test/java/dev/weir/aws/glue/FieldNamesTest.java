package dev.weir.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {
    private static final String EARLIER = "{'type': 'record', 'name': 'R', 'fields': [{'name': 'gone', 'type': 'int'},"
            + " {'name': 'place', 'type': {'type': 'record', 'name': 'P', 'fields': [{'name': 'city', 'type': 'string'}]}}]}";
    private static final String PROPOSED = "{'type': 'record', 'name': 'R', 'fields': ["
            + "{'name': 'place', 'type': {'type': 'record', 'name': 'P', 'fields': [{'name': 'city', 'type': 'int'}]}},"
            + " {'name': 'added', 'type': 'int'}]}";

    private static String of(DataFormat format, String proposed, String earlier, String path, String message) {
        return new FieldNames(definition(format, proposed), definition(format, earlier))
                .of(new Violation(path, "rule", "", "", message, true, 0));
    }

    private static SchemaDefinition definition(DataFormat format, String text) {
        return new SchemaDefinition(format, text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "/properties/id/type, id",
        "/properties/place/properties/city/minLength, place.city",
        "/properties/properties/properties/properties, properties.properties",
        "/properties/tags/items/properties/name, tags.name",
        "/required, ''",
        "'', ''"
    })
    void a_place_in_a_json_schema_is_a_field(String path, String field) {
        assertThat(of(DataFormat.JSON, "{}", "{}", path, "")).isEqualTo(field);
    }

    @Test
    void a_place_in_an_avro_schema_is_a_field_of_whichever_side_the_message_names() {
        assertThat(of(DataFormat.AVRO, PROPOSED, EARLIER, "/fields/1", "the writer has no field 'added'"))
                .isEqualTo("added");
        assertThat(of(DataFormat.AVRO, PROPOSED, EARLIER, "/fields/0", "the writer has no field 'gone'"))
                .isEqualTo("gone");
    }

    @Test
    void a_place_in_a_nested_avro_record_is_a_field_of_a_field() {
        assertThat(of(DataFormat.AVRO, PROPOSED, EARLIER, "/fields/0/type/fields/0/type", ""))
                .isEqualTo("place.city");
    }

    @ParameterizedTest
    @CsvSource({"A.a, a", "A.B.c, c", "'', ''"})
    void a_path_in_a_protobuf_schema_ends_in_a_field(String path, String field) {
        assertThat(of(DataFormat.PROTOBUF, "", "", path, "")).isEqualTo(field);
    }
}
