package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.Type.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparkTypesTest {
    private static final Type.Struct RECORD = new Type.Struct(List.of(
            new Type.Field("id", Primitive.BIGINT, false, ""),
            new Type.Field("price", new Type.Decimal(10, 2), true, "the shop's price"),
            new Type.Field("tags", new Type.Array(Primitive.STRING), true, ""),
            new Type.Field("by`day", new Type.Map(Primitive.STRING, Primitive.DOUBLE), true, ""),
            new Type.Field(
                    "at",
                    new Type.Struct(List.of(
                            new Type.Field("time", Primitive.TIMESTAMP, false, ""),
                            new Type.Field("zone", Primitive.TINYINT, true, ""))),
                    true,
                    "")));

    @Test
    void columns_are_written_as_ddl() {
        assertThat(SparkTypes.ddl(RECORD))
                .isEqualTo(
                        "`id` BIGINT NOT NULL, `price` DECIMAL(10,2) COMMENT 'the shop\\'s price', `tags` ARRAY<STRING>, "
                                + "`by``day` MAP<STRING, DOUBLE>, `at` STRUCT<`time`: TIMESTAMP NOT NULL, `zone`: TINYINT>");
    }

    @Test
    void local_timestamps_have_no_time_zone() {
        Type.Timestamp local = new Type.Timestamp(Type.Timestamp.Unit.MILLIS, true);
        Type.Timestamp moment = new Type.Timestamp(Type.Timestamp.Unit.NANOS, false);
        Type.Struct record =
                new Type.Struct(List.of(new Type.Field("a", local, true, ""), new Type.Field("b", moment, true, "")));

        assertThat(SparkTypes.ddl(record)).isEqualTo("`a` TIMESTAMP_NTZ, `b` TIMESTAMP");
        assertThat(SparkTypes.json(local)).hasToString("\"timestamp_ntz\"");
        assertThat(SparkTypes.json(moment)).hasToString("\"timestamp\"");
    }

    @Test
    void arrays_and_maps_that_hold_no_null_say_so_in_json() {
        assertThat(SparkTypes.json(new Type.Array(Primitive.STRING, false)))
                .hasToString("{\"type\":\"array\",\"elementType\":\"string\",\"containsNull\":false}");
        assertThat(SparkTypes.json(new Type.Map(Primitive.STRING, Primitive.DOUBLE, false))
                        .get("valueContainsNull"))
                .hasToString("false");
    }

    @Test
    void types_are_written_as_json_by_the_names_that_spark_has_there() {
        assertThat(SparkTypes.json(RECORD)).hasToString("""
                        {"type":"struct","fields":[{"name":"id","type":"long","nullable":false,"metadata":{}},\
                        {"name":"price","type":"decimal(10,2)","nullable":true,"metadata":{"comment":"the shop's price"}},\
                        {"name":"tags","type":{"type":"array","elementType":"string","containsNull":true},"nullable":true,\
                        "metadata":{}},{"name":"by`day","type":{"type":"map","keyType":"string","valueType":"double",\
                        "valueContainsNull":true},"nullable":true,"metadata":{}},{"name":"at","type":{"type":"struct","fields":\
                        [{"name":"time","type":"timestamp","nullable":false,"metadata":{}},{"name":"zone","type":"byte",\
                        "nullable":true,"metadata":{}}]},"nullable":true,"metadata":{}}]}""");
    }
}
