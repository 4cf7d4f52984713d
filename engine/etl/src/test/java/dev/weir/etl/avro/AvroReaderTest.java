package dev.weir.etl.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaException;
import dev.weir.etl.row.Cell;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import dev.weir.etl.row.StructCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An Avro record")
class AvroReaderTest {
    private static final String ORDER = """
            {"type":"record","name":"Order","fields":[
              {"name":"id","type":"long"},
              {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["GROCERY","BAKERY"]}},
              {"name":"total","type":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"note","type":["null","string"],"default":null},
              {"name":"store","type":{"type":"record","name":"Store","fields":[{"name":"city","type":"string"}]}},
              {"name":"items","type":{"type":"array","items":"string"}},
              {"name":"tags","type":{"type":"map","values":"int"}},
              {"name":"score","type":"float"}]}""";

    private static GenericRecord order() {
        Schema schema = new Schema.Parser().parse(ORDER);
        GenericRecord store = new GenericRecordBuilder(schema.getField("store").schema())
                .set("city", "Zürich")
                .build();
        return new GenericRecordBuilder(schema)
                .set("id", 7L)
                .set("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "GROCERY"))
                .set(
                        "total",
                        ByteBuffer.wrap(new BigDecimal("-12.30").unscaledValue().toByteArray()))
                .set("at", 1_763_806_320_500L)
                .set("day", 20_414)
                .set("note", null)
                .set("store", store)
                .set("items", List.of("bread", "milk"))
                .set("tags", Map.of("rush", 1))
                .set("score", 0.1f)
                .build();
    }

    private static byte[] encode(GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Cell read(String writer, String reader, String path, String type, byte[] record) {
        Row row = new Row(List.of(new Mapping.Column(path, "c", GlueTypes.parse(type))));
        AvroSchemas schemas = AvroSchemas.of(writer, reader, List.of(path), Optional.empty());
        new AvroReader(schemas, row, "").read(record, 0, record.length);
        row.requireCast();
        return row.cell(0);
    }

    private static Cell read(String path, String type) {
        return read(ORDER, ORDER, path, type, encode(order()));
    }

    private static String text(String path) {
        Cell cell = read(path, "string");
        return new String(cell.bytes(), cell.offset(), cell.length(), UTF_8);
    }

    @Test
    @DisplayName("gives its fields as the types that their schemas say")
    void types() {
        assertThat(read("id", "bigint").bits()).isEqualTo(7);
        assertThat(read("total", "decimal(10,2)").bits()).isEqualTo(-1230);
        assertThat(read("at", "timestamp").bits()).isEqualTo(1_763_806_320_500_000L);
        assertThat(read("day", "date").bits()).isEqualTo(20_414);
        assertThat(read("note", "string").present()).isFalse();
        assertThat(read("tags.rush", "int").bits()).isEqualTo(1);
        assertThat(read("tags.slow", "int").present()).isFalse();
    }

    @Test
    @DisplayName("gives whatever it holds as text")
    void texts() {
        assertThat(text("kind")).isEqualTo("GROCERY");
        assertThat(text("store.city")).isEqualTo("Zürich");
        assertThat(text("total")).isEqualTo("-12.30");
        assertThat(text("score")).isEqualTo("0.1");
        assertThat(text("items")).isEqualTo("[\"bread\",\"milk\"]");
        assertThat(text("tags")).isEqualTo("{\"rush\":1}");
        assertThat(text("store")).isEqualTo("{\"city\":\"Zürich\"}");
    }

    @Test
    @DisplayName("of another version is resolved to the pinned one")
    void resolves() {
        String reader = ORDER.replace("{\"name\":\"id\",\"type\":\"long\"}", "{\"name\":\"id\",\"type\":\"double\"}")
                .replace(
                        "\"fields\":[\n",
                        "\"fields\":[{\"name\":\"extra\",\"type\":\"string\",\"default\":\"none\"},\n");
        byte[] record = encode(order());

        assertThat(read(ORDER, reader, "id", "double", record).bits()).isEqualTo(Double.doubleToLongBits(7));
        Cell extra = read(ORDER, reader, "extra", "string", record);
        assertThat(new String(extra.bytes(), extra.offset(), extra.length(), UTF_8))
                .isEqualTo("none");
    }

    @Test
    @DisplayName("passes a filter on an enum or a nested field")
    void filters() {
        AvroSchemas schemas = AvroSchemas.of(ORDER, ORDER, List.of(), Optional.of("kind"));
        byte[] record = encode(order());

        assertThat(new AvroReader(schemas, new Row(List.of()), "GROCERY").read(record, 0, record.length))
                .isTrue();
        assertThat(new AvroReader(schemas, new Row(List.of()), "BAKERY").read(record, 0, record.length))
                .isFalse();
    }

    @Test
    @DisplayName("is refused when it is cut off anywhere, or when bytes are left over")
    void damaged() {
        byte[] record = encode(order());
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThatThrownBy(() -> read(ORDER, ORDER, "id", "bigint", cut))
                    .as("%d bytes", length)
                    .isInstanceOf(Rejection.class);
        }
        assertThatThrownBy(() -> read(ORDER, ORDER, "id", "bigint", Arrays.copyOf(record, record.length + 1)))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("left over");
    }

    @Test
    @DisplayName("is refused when it claims a text longer than any record")
    void hugeLength() {
        String schema = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"s\",\"type\":\"string\"}]}";
        byte[] claim = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};

        assertThatThrownBy(() -> read(schema, schema, "s", "string", claim)).isInstanceOf(Rejection.class);
    }

    @Test
    @DisplayName("cannot be read under a path that leads nowhere")
    void unknownPath() {
        assertThatThrownBy(() -> read("store.country", "string"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("store.country");
    }

    @Test
    @DisplayName("gives a union's value as the one field of a struct that is there")
    void unions() {
        String schema = """
                {"type":"record","name":"R","fields":[{"name":"u","type":["null","long","string",{"type":"array","items":"int"}]}]}""";
        GenericRecord record = new GenericRecordBuilder(new Schema.Parser().parse(schema))
                .set("u", "x")
                .build();

        StructCell struct = (StructCell)
                read(schema, schema, "u", "struct<member0:bigint,member1:string,member2:array<int>>", encode(record));

        struct.fields().values().forEach(Cell::recall);
        assertThat(struct.fields().get("member0").present()).isFalse();
        assertThat(struct.fields().get("member1").present()).isTrue();
        assertThat(struct.fields().get("member2").present()).isFalse();
    }

    @Test
    @DisplayName("is refused where a column wants parts of another kind")
    void otherParts() {
        assertThatThrownBy(() -> read("items", "map<string,string>"))
                .isInstanceOf(Rejection.class)
                .hasMessage("column c: cannot cast [\"bread\",\"milk\"] to map<string,string>");
        assertThatThrownBy(() -> read("id", "array<bigint>")).isInstanceOf(Rejection.class);
    }
}
