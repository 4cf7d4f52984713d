package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTypesTest {

    @Test
    void a_json_object_becomes_a_struct_in_the_order_of_its_properties() {
        Type.Struct type = json("""
                {"type": "object", "required": ["id"], "properties": {
                  "id": {"type": "integer", "description": "the key"},
                  "price": {"type": "number"},
                  "name": {"type": "string", "format": "date-time"},
                  "paid": {"type": "boolean"},
                  "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}}}},
                  "tags": {"type": "object", "additionalProperties": {"type": "integer"}}}}""");

        assertThat(GlueTypes.render(type))
                .isEqualTo("struct<id:bigint,price:double,name:string,paid:boolean,"
                        + "lines:array<struct<sku:string>>,tags:map<string,bigint>>");
        assertThat(type.fields().get(0)).isEqualTo(new Type.Field("id", Type.Primitive.BIGINT, false, "the key"));
        assertThat(type.fields().get(1).nullable()).isTrue();
    }

    @Test
    void a_required_property_that_may_be_null_is_nullable() {
        Type.Struct type = json("""
                {"type": "object", "required": ["a", "b"], "properties": {
                  "a": {"type": ["integer", "null"]}, "b": {"anyOf": [{"type": "null"}, {"type": "string"}]}}}""");

        assertThat(type.fields())
                .containsExactly(
                        new Type.Field("a", Type.Primitive.BIGINT, true, ""),
                        new Type.Field("b", Type.Primitive.STRING, true, ""));
    }

    @Test
    void json_references_are_followed() {
        assertThat(render(json("""
                {"type": "object", "properties": {"home": {"$ref": "#/definitions/address"}},
                 "definitions": {"address": {"type": "object", "properties": {"zip~code": {"type": "string"}}}}}"""))).isEqualTo("struct<home:struct<zip~code:string>>");
    }

    @Test
    void json_unions_widen_merge_or_fall_back_to_text() {
        assertThat(render(json("""
                {"properties": {
                  "n": {"type": ["integer", "number"]},
                  "s": {"type": ["integer", "string"]},
                  "e": {"enum": ["a", "b", null]},
                  "o": {"oneOf": [{"properties": {"x": {"type": "integer"}}}, {"properties": {"y": {"type": "string"}}}]},
                  "all": {"allOf": [{"properties": {"x": {"type": "integer"}}}, {"properties": {"y": {"type": "string"}}}]},
                  "any": {}}}""")))
                .isEqualTo("struct<n:double,s:string,e:string,o:struct<x:bigint,y:string>,"
                        + "all:struct<x:bigint,y:string>,any:string>");
    }

    @Test
    void a_json_type_that_contains_itself_is_refused_by_name() {
        assertThatThrownBy(() -> json("{\"properties\": {\"next\": {\"$ref\": \"#\"}}}"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'#' is recursive");
    }

    @Test
    void references_that_multiply_a_json_definition_are_bounded() {
        StringBuilder definitions = new StringBuilder("\"d0\": {\"type\": \"integer\"}");
        for (int i = 1; i <= 40; i++) {
            String part = "{\"$ref\": \"#/definitions/d%d\"}".formatted(i - 1);
            definitions.append(", \"d%d\": {\"properties\": {\"a\": %s, \"b\": %s}}".formatted(i, part, part));
        }

        assertThatThrownBy(
                        () -> json("{\"$ref\": \"#/definitions/d40\", \"definitions\": {%s}}".formatted(definitions)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("expands to more than");
    }

    @Test
    void avro_records_logical_types_and_unions_become_columns() {
        Type.Struct type = RecordTypes.of(new SchemaDefinition(DataFormat.AVRO, """
                {"type": "record", "name": "order", "fields": [
                  {"name": "id", "type": "long", "doc": "the key"},
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                  {"name": "micros", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                  {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                  {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}},
                  {"name": "note", "type": ["null", "string"], "default": null},
                  {"name": "kind", "type": {"type": "enum", "name": "kind", "symbols": ["A"]}},
                  {"name": "raw", "type": {"type": "fixed", "name": "raw", "size": 4}},
                  {"name": "counts", "type": {"type": "map", "values": {"type": "array", "items": "float"}}},
                  {"name": "wide", "type": ["int", "long"]},
                  {"name": "either", "type": ["int", "string"]}]}"""));

        assertThat(GlueTypes.render(type))
                .isEqualTo("struct<id:bigint,at:timestamp,micros:timestamp,day:date,price:decimal(10,2),note:string,"
                        + "kind:string,raw:binary,counts:map<string,array<float>>,wide:bigint,"
                        + "either:struct<member0:int,member1:string>>");
        assertThat(type.field("note").orElseThrow().nullable()).isTrue();
        assertThat(type.field("id").orElseThrow())
                .isEqualTo(new Type.Field("id", Type.Primitive.BIGINT, false, "the key"));
    }

    @ParameterizedTest
    @CsvSource({
        "long, timestamp-millis, MILLIS, false",
        "long, timestamp-nanos, NANOS, false",
        "long, local-timestamp-millis, MILLIS, true",
        "long, local-timestamp-micros, MICROS, true",
        "long, local-timestamp-nanos, NANOS, true"
    })
    void avro_timestamps_keep_their_unit_and_whether_they_have_a_zone(
            String type, String logical, Type.Timestamp.Unit unit, boolean local) {
        assertThat(avroField("{\"type\": \"%s\", \"logicalType\": \"%s\"}".formatted(type, logical)))
                .isEqualTo(new Type.Timestamp(unit, local));
    }

    @Test
    void avro_microseconds_in_utc_are_what_columns_hold() {
        assertThat(avroField("{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}"))
                .isEqualTo(Type.Primitive.TIMESTAMP);
    }

    @Test
    void avro_times_of_day_are_the_numbers_they_are_written_as() {
        assertThat(avroField("{\"type\": \"int\", \"logicalType\": \"time-millis\"}"))
                .isEqualTo(Type.Primitive.INT);
        assertThat(avroField("{\"type\": \"long\", \"logicalType\": \"time-micros\"}"))
                .isEqualTo(Type.Primitive.BIGINT);
    }

    private static Type avroField(String schema) {
        String definition = "{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"f\", \"type\": %s}]}";
        return RecordTypes.of(new SchemaDefinition(DataFormat.AVRO, definition.formatted(schema)))
                .fields()
                .get(0)
                .type();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'array', 'items': {'type': 'string'}} | false",
                "{'type': 'array', 'items': {'type': ['string', 'null']}} | true",
                "{'type': 'array', 'items': {'anyOf': [{'type': 'null'}, {'type': 'string'}]}} | true",
                "{'type': 'array', 'items': {'enum': ['a', null]}} | true",
                "{'type': 'array'} | true",
                "{'type': 'array', 'items': [{'type': 'string'}]} | true",
                "{'type': 'array', 'items': [{'type': 'string'}], 'additionalItems': false} | false",
                "{'anyOf': [{'items': {'type': 'string'}}, {'items': {'type': ['string', 'null']}}]} | true"
            })
    void a_json_array_knows_whether_it_may_hold_null(String schema, boolean containsNull) {
        assertThat(jsonField(schema)).isEqualTo(new Type.Array(Type.Primitive.STRING, containsNull));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'additionalProperties': {'type': 'integer'}} | false",
                "{'additionalProperties': {'type': ['integer', 'null']}} | true",
                "{'patternProperties': {'^x': {'type': ['integer', 'null']}}} | true",
                "{'anyOf': [{'additionalProperties': {'type': 'integer'}}, "
                        + "{'additionalProperties': {'type': ['integer', 'null']}}]} | true"
            })
    void a_json_map_knows_whether_a_value_may_be_null(String schema, boolean containsNull) {
        assertThat(jsonField(schema))
                .isEqualTo(new Type.Map(Type.Primitive.STRING, Type.Primitive.BIGINT, containsNull));
    }

    @Test
    void avro_unions_widen_numbers_and_keep_other_types_apart() {
        assertThat(GlueTypes.render(avroField("[\"null\", \"int\", \"long\"]"))).isEqualTo("bigint");
        assertThat(GlueTypes.render(avroField("[\"float\", \"double\"]"))).isEqualTo("double");
        assertThat(avroField("[\"null\", \"string\", \"long\"]"))
                .isEqualTo(new Type.Struct(List.of(
                        new Type.Field("member0", Type.Primitive.STRING, true, ""),
                        new Type.Field("member1", Type.Primitive.BIGINT, true, ""))));
    }

    @Test
    void a_json_enum_has_the_type_of_its_values() {
        assertThat(jsonField("{'enum': [1, 2]}")).isEqualTo(Type.Primitive.BIGINT);
        assertThat(jsonField("{'enum': [1, 2.5]}")).isEqualTo(Type.Primitive.DOUBLE);
        assertThat(jsonField("{'enum': [1, 'a']}")).isEqualTo(Type.Primitive.STRING);
    }

    @Test
    void avro_elements_and_values_may_be_null_in_a_union_with_null() {
        assertThat(avroField("{\"type\": \"array\", \"items\": [\"null\", \"int\"]}"))
                .isEqualTo(new Type.Array(Type.Primitive.INT, true));
        assertThat(avroField("{\"type\": \"array\", \"items\": \"int\"}"))
                .isEqualTo(new Type.Array(Type.Primitive.INT, false));
        assertThat(avroField("{\"type\": \"map\", \"values\": [\"int\", \"null\"]}"))
                .isEqualTo(new Type.Map(Type.Primitive.STRING, Type.Primitive.INT, true));
        assertThat(avroField("{\"type\": \"map\", \"values\": \"int\"}"))
                .isEqualTo(new Type.Map(Type.Primitive.STRING, Type.Primitive.INT, false));
    }

    private static Type jsonField(String schema) {
        return json("{\"properties\": {\"f\": %s}}".formatted(schema.replace('\'', '"')))
                .fields()
                .get(0)
                .type();
    }

    @Test
    void an_avro_schema_that_is_no_record_is_refused() {
        assertThatThrownBy(() -> RecordTypes.of(new SchemaDefinition(DataFormat.AVRO, "\"int\"")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("A record's Avro schema must be a record, not int.");
    }

    @Test
    void the_first_protobuf_message_becomes_a_struct() {
        Type.Struct type = RecordTypes.of(new SchemaDefinition(DataFormat.PROTOBUF, """
                syntax = "proto3";
                package shop;
                import "google/protobuf/timestamp.proto";
                message Order {
                  // the key
                  int64 id = 1;
                  optional string note = 2;
                  repeated Line lines = 3;
                  map<string, double> totals = 4;
                  Kind kind = 5;
                  google.protobuf.Timestamp at = 6;
                  oneof payment { bool cash = 7; Card card = 8; }
                  uint64 big = 9;
                  bytes raw = 10;
                  message Card { string number = 1; }
                }
                message Line { sint32 count = 1; }
                enum Kind { UNKNOWN = 0; }
                """));

        assertThat(GlueTypes.render(type))
                .isEqualTo(
                        "struct<id:bigint,note:string,lines:array<struct<count:int>>,totals:map<string,double>,"
                                + "kind:string,at:timestamp,big:decimal(20,0),raw:binary,cash:boolean,card:struct<number:string>>");
        assertThat(type.fields().stream().filter(Type.Field::nullable).map(Type.Field::name))
                .containsExactly("note", "at", "cash", "card");
        assertThat(type.field("at").orElseThrow().type())
                .isEqualTo(new Type.Timestamp(Type.Timestamp.Unit.NANOS, false));
        assertThat(((Type.Array) type.field("lines").orElseThrow().type()).containsNull())
                .isFalse();
        assertThat(((Type.Map) type.field("totals").orElseThrow().type()).valueContainsNull())
                .isFalse();
        assertThat(type.fields().get(0).doc()).isEqualTo("the key");
    }

    @Test
    void a_protobuf_type_that_is_nowhere_declared_is_named() {
        assertThatThrownBy(() -> RecordTypes.of(
                        new SchemaDefinition(DataFormat.PROTOBUF, "syntax = \"proto3\"; message A { Missing m = 1; }")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("'Missing' is neither declared nor imported");
    }

    private static Type.Struct json(String text) {
        return RecordTypes.of(new SchemaDefinition(DataFormat.JSON, text));
    }

    private static String render(Type type) {
        return GlueTypes.render(type);
    }
}
