package dev.weir.etl.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Enum;
import com.google.protobuf.EnumValue;
import com.google.protobuf.Field;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Option;
import com.google.protobuf.Struct;
import com.google.protobuf.Syntax;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Type;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaException;
import dev.weir.etl.row.Cell;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Records come from Google's compiled messages, whose definitions these are, so that nothing of ours has encoded them. */
@DisplayName("A Protobuf record")
class ProtoReaderTest {
    /** As {@code google/protobuf/type.proto} has it, without what is of no interest here. */
    private static final String TYPE = """
            syntax = "proto3";
            package google.protobuf;
            message Type {
              string name = 1;
              repeated Field fields = 2;
              repeated string oneofs = 3;
              enum Syntax { SYNTAX_PROTO2 = 0; SYNTAX_PROTO3 = 1; }
              Syntax syntax = 6;
              string edition = 7;
            }
            message Field {
              enum Kind { TYPE_UNKNOWN = 0; TYPE_DOUBLE = 1; TYPE_FLOAT = 2; TYPE_INT64 = 3; }
              Kind kind = 1;
              int32 number = 3;
              string name = 4;
              bool packed = 8;
            }
            """;

    private static final String STRUCT = """
            syntax = "proto3";
            message Struct { map<string, Value> fields = 1; }
            message Value {
              oneof kind {
                double number_value = 2;
                string string_value = 3;
                bool bool_value = 4;
                ListValue list_value = 6;
              }
            }
            message ListValue { repeated Value values = 1; }
            """;

    private static final String FIELD = """
            syntax = "proto2";
            message FieldDescriptorProto {
              enum Label { LABEL_OPTIONAL = 1; LABEL_REPEATED = 3; }
              optional string name = 1;
              optional int32 number = 3;
              optional Label label = 4;
              optional int32 oneof_index = 9;
            }
            """;

    private static Cell read(String writer, String pinned, String path, String type, byte[] record, boolean indexed) {
        Row row = new Row(List.of(new Mapping.Column(path, "c", GlueTypes.parse(type))));
        ProtoSchemas schemas = ProtoSchemas.of(writer, pinned, List.of(path), Optional.empty());
        new ProtoReader(schemas, row, "", indexed).read(record, 0, record.length);
        row.requireCast();
        return row.cell(0);
    }

    private static Cell read(String definition, String path, String type, Message record) {
        return read(definition, definition, path, type, record.toByteArray(), false);
    }

    private static String text(String definition, String path, Message record) {
        Cell cell = read(definition, path, "string", record);
        return cell.present() ? new String(cell.bytes(), cell.offset(), cell.length(), UTF_8) : null;
    }

    private static Type type() {
        return Type.newBuilder()
                .setName("Zürich")
                .addFields(Field.newBuilder()
                        .setName("a")
                        .setKind(Field.Kind.TYPE_INT64)
                        .setNumber(-1))
                .addFields(Field.newBuilder().setName("b").setPacked(true))
                .addOneofs("x")
                .setSyntax(Syntax.SYNTAX_PROTO3)
                .addOptions(Option.newBuilder().setName("unknown to the definition above"))
                .build();
    }

    @Test
    @DisplayName(
            "gives scalars, enums by name, and lists and messages as text, and leaves out fields that it does not know")
    void values() {
        assertThat(text(TYPE, "name", type())).isEqualTo("Zürich");
        assertThat(text(TYPE, "syntax", type())).isEqualTo("SYNTAX_PROTO3");
        assertThat(text(TYPE, "oneofs", type())).isEqualTo("[\"x\"]");
        assertThat(text(TYPE, "fields", type())).isEqualTo("""
                [{"kind":"TYPE_INT64","number":-1,"name":"a","packed":false},\
                {"kind":"TYPE_UNKNOWN","number":0,"name":"b","packed":true}]""");
    }

    @Test
    @DisplayName("without a field gives its zero where the field has no presence, and null where it has")
    void absence() {
        assertThat(text(TYPE, "edition", type())).isEmpty();
        assertThat(text(TYPE, "syntax", Type.getDefaultInstance())).isEqualTo("SYNTAX_PROTO2");
        assertThat(text(TYPE, "oneofs", Type.getDefaultInstance())).isEqualTo("[]");
        FieldDescriptorProto zero =
                FieldDescriptorProto.newBuilder().setOneofIndex(0).build();
        assertThat(read(FIELD, "oneof_index", "int", zero).present()).isTrue();
        assertThat(read(FIELD, "number", "int", zero).present()).isFalse();
        assertThat(text(FIELD, "label", zero)).isNull();
    }

    @Test
    @DisplayName("gives maps by key, and of a oneof the member that is set")
    void mapsAndOneofs() {
        Struct struct = Struct.newBuilder()
                .putFields("n", Value.newBuilder().setNumberValue(1.5).build())
                .putFields("t", Value.newBuilder().setStringValue("").build())
                .putFields(
                        "l",
                        Value.newBuilder()
                                .setListValue(ListValue.newBuilder()
                                        .addValues(Value.newBuilder().setBoolValue(false)))
                                .build())
                .build();

        assertThat(text(STRUCT, "fields.n.number_value", struct)).isEqualTo("1.5");
        assertThat(text(STRUCT, "fields.n.string_value", struct)).isNull();
        assertThat(text(STRUCT, "fields.t.string_value", struct)).isEmpty();
        assertThat(text(STRUCT, "fields.absent.string_value", struct)).isNull();
        assertThat(text(STRUCT, "fields.l.list_value", struct)).isEqualTo("""
                {"values":[{"number_value":null,"string_value":null,"bool_value":false,"list_value":null}]}""");
    }

    @Test
    @DisplayName("gives timestamps, wrappers and durations as their types say")
    void wellKnownTypes() {
        String definition = """
                syntax = "proto3";
                import "google/protobuf/timestamp.proto";
                import "google/protobuf/duration.proto";
                import "google/protobuf/wrappers.proto";
                message Entry { uint64 key = 1; google.protobuf.%s value = 2; }
                """;
        assertThat(read(
                                definition.formatted("Timestamp"),
                                "value",
                                "timestamp",
                                wrapped(Timestamp.newBuilder()
                                        .setSeconds(-1)
                                        .setNanos(999_999_999)
                                        .build()))
                        .bits())
                .isEqualTo(-1);
        assertThat(text(definition.formatted("UInt64Value"), "value", wrapped(UInt64Value.of(-1))))
                .isEqualTo("18446744073709551615");
        String nullable = definition.formatted("Int32Value");
        byte[] zero = {0x12, 0};
        assertThat(read(nullable, nullable, "value", "int", zero, false).present())
                .isTrue();
        assertThat(read(definition.formatted("BoolValue"), "value", "boolean", EnumValue.getDefaultInstance())
                        .present())
                .isFalse();
        assertThat(text(
                        definition.formatted("Duration"),
                        "value.nanos",
                        wrapped(Duration.newBuilder().setNanos(5).build())))
                .isEqualTo("5");
        assertThat(read(definition.formatted("BoolValue"), "value", "boolean", wrapped(BoolValue.of(true)))
                        .bits())
                .isEqualTo(1);
    }

    /** A message whose second field holds this one: on the wire, bytes and messages are the same. */
    private static Message wrapped(Message message) {
        return Any.newBuilder().setValue(message.toByteString()).build();
    }

    @Test
    @DisplayName("of another version is read by number under the pinned one")
    void versions() {
        String renamed = TYPE.replace("string name = 1", "string title = 1").replace("string edition = 7;", "");

        assertThat(new String(
                        read(TYPE, renamed, "title", "string", type().toByteArray(), false)
                                .bytes(),
                        UTF_8))
                .isEqualTo("Zürich");
    }

    @Test
    @DisplayName("with a constant that the pinned version does not know gives its number")
    void unknownConstants() {
        Type open = Type.newBuilder().setSyntaxValue(77).build();
        FieldDescriptorProto closed = FieldDescriptorProto.newBuilder()
                .setLabel(FieldDescriptorProto.Label.LABEL_REQUIRED)
                .build();

        assertThat(text(TYPE, "syntax", open)).isEqualTo("77");
        assertThat(text(FIELD, "label", closed)).isEqualTo("2");
    }

    @Test
    @DisplayName("is refused where a field was written with another type than the pinned version has")
    void otherTypes() {
        String changed = TYPE.replace("string name = 1", "int32 name = 1");

        assertThatThrownBy(() -> read(changed, "name", "int", type()))
                .isInstanceOf(Rejection.class)
                .hasMessage("field name (number 1) was written with another type than the pinned version's int32");
    }

    @Test
    @DisplayName("out of a frame begins with the index of its type in the order of full names")
    void indexes() {
        Enum other = Enum.newBuilder().setName("x").build();

        assertThat(MessageTypes.of(STRUCT).indexed())
                .extracting(Descriptor::getFullName)
                .containsExactly("ListValue", "Struct", "Struct.FieldsEntry", "Value");
        assertThat(read(TYPE, TYPE, "name", "string", indexed(1, type()), true).present())
                .isTrue();
        assertThatThrownBy(() -> read(TYPE, TYPE, "name", "string", indexed(0, other), true))
                .isInstanceOf(Rejection.class)
                .hasMessage("holds a message google.protobuf.Field; this pipeline reads google.protobuf.Type");
        assertThatThrownBy(() -> read(TYPE, TYPE, "name", "string", indexed(300, other), true))
                .isInstanceOf(Rejection.class)
                .hasMessage("names message type 300 of a version that has 2");
    }

    private static byte[] indexed(int index, Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeUInt32NoTag(index);
            message.writeTo(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("is refused when it is damaged, or when text in it is no UTF-8")
    void damaged() {
        byte[] record = type().toByteArray();
        byte[] text = FieldDescriptorProto.newBuilder()
                .setNameBytes(ByteString.copyFrom(new byte[] {(byte) 0xFF}))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> read(TYPE, TYPE, "name", "string", Arrays.copyOf(record, record.length - 1), false))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("not Protobuf: ");
        assertThatThrownBy(() -> read(TYPE, TYPE, "name", "string", Arrays.copyOf(record, record.length + 1), false))
                .isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> read(FIELD, FIELD, "name", "string", text, false))
                .isInstanceOf(Rejection.class);
    }

    @Test
    @DisplayName("cannot be read under a path that leads nowhere")
    void unknownPath() {
        assertThatThrownBy(() -> read(TYPE, "fields.name", "string", type()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("fields.name");
    }
}
