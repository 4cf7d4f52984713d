package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDefinitionsTest {

    @Test
    void white_space_and_key_order_do_not_matter() {
        assertThat(equivalent(
                        DataFormat.JSON,
                        "{\"type\":\"object\",\"minProperties\":1}",
                        "{ \"minProperties\" : 1.0, \"type\": \"object\" }"))
                .isTrue();
        assertThat(equivalent(
                        DataFormat.PROTOBUF,
                        "syntax = \"proto3\"; message A { int32 a = 1; }",
                        "syntax=\"proto3\";\n\nmessage A {\n int32   a=1;\n}\n"))
                .isTrue();
    }

    @Test
    void a_changed_description_matters() {
        assertThat(equivalent(DataFormat.JSON, "{\"description\":\"a\"}", "{\"description\":\"b\"}"))
                .isFalse();
    }

    @Test
    void what_cannot_be_read_is_compared_as_text() {
        assertThat(equivalent(DataFormat.AVRO, "{", "{")).isTrue();
        assertThat(equivalent(DataFormat.AVRO, "{", "{ ")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | {\"$schema\": \"\", \"$id\": \"\", \"type\": \"string\", \"minimum\": 0}",
                "JSON | true",
                "AVRO | \"int\"",
                "AVRO | {\"type\": \"record\", \"name\": \"a\", \"fields\": []}",
                "PROTOBUF | message A { required int32 a = 1; }"
            })
    void valid_definitions_have_no_problem(DataFormat format, String text) {
        assertThat(SchemaDefinitions.validate(new SchemaDefinition(format, text)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON | {\"type\": \"strin\"} | '/type' must be a type's name",
                "JSON | {\"properties\": {\"a/b\": {\"minLength\": -1}}} | '/properties/a~1b/minLength' must be a whole number",
                "JSON | {\"allOf\": []} | '/allOf' must be a list",
                "JSON | {\"a\": 1, \"a\": 2} | Duplicate",
                "JSON | {} x | Not valid JSON",
                "JSON | 3 | must be a schema",
                "JSON | {\"allOf\": [{}, {\"properties\": {\"a\": {\"anyOf\": []}}}]} | '/allOf/1/properties/a/anyOf' must be a list",
                "AVRO | \"int\" x | Not valid JSON",
                "AVRO | \"int\" \"int\" | Not valid JSON",
                "AVRO | {\"type\": \"int\", \"a\": [{\"b\": 1, \"b\": 2}]} | Duplicate",
                "AVRO | {\"type\": \"int\", \"a\": 1e99999999999} | Not valid JSON",
                "JSON | {\"minimum\": 1e99999999999} | Not valid JSON",
                "AVRO | ' ' | The definition is empty",
                "AVRO | {\"type\": \"record\", \"name\": \"a\"} | Not a valid Avro schema",
                "AVRO | \"nothing\" | Not a valid Avro schema",
                "PROTOBUF | message A { | Not a valid Protobuf definition",
                "PROTOBUF | message A { optional int32 a = 1; optional int32 b = 1; } | used twice",
                "PROTOBUF | message A { extensions 4 to 10; } | neither groups nor extensions",
                "JSON | '' | holds 1 to 170000 characters"
            })
    void mistakes_are_named(DataFormat format, String text, String problem) {
        assertThat(SchemaDefinitions.validate(new SchemaDefinition(format, text))
                        .orElseThrow())
                .contains(problem);
    }

    @Test
    void hostile_nesting_is_an_error_not_a_crash() {
        for (DataFormat format : DataFormat.values()) {
            for (String part : new String[] {"[", "{\"items\":", "message A {", "{\"type\":\"array\",\"items\":"}) {
                String text = part.repeat(SchemaDefinition.MAX_LENGTH / part.length());
                assertThat(SchemaDefinitions.validate(new SchemaDefinition(format, text)))
                        .isPresent();
            }
        }
    }

    private static boolean equivalent(DataFormat format, String one, String other) {
        return SchemaDefinitions.equivalent(new SchemaDefinition(format, one), new SchemaDefinition(format, other));
    }
}
