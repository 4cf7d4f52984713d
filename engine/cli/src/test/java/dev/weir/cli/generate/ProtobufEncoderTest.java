package dev.weir.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Field;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Syntax;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Type;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Google's own messages read what has been encoded. */
@DisplayName("JSON as Protobuf")
class ProtobufEncoderTest {
    private static final UUID VERSION = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final String TYPE = """
            syntax = "proto3";
            package google.protobuf;
            import "google/protobuf/timestamp.proto";
            message Type {
              string name = 1;
              repeated Field fields = 2;
              repeated string oneofs = 3;
              enum Syntax { SYNTAX_PROTO2 = 0; SYNTAX_PROTO3 = 1; }
              Syntax syntax = 6;
              map<int64, bool> flags = 20;
              google.protobuf.Timestamp at = 21;
            }
            message Field { int32 number = 3; string type_url = 6; }
            """;

    private static byte[] encode(String json) {
        return new ProtobufEncoder(TYPE, VERSION).encode(json);
    }

    @Test
    @DisplayName("has the registry's frame, the index of its type, and the message")
    void frame() throws InvalidProtocolBufferException {
        byte[] record = encode("""
                {"name":"n","fields":[{"number":-5,"typeUrl":"u"},{"type_url":"v"}],"oneofs":["a","b"],
                 "syntax":"SYNTAX_PROTO3","flags":{"-1":true},"at":null}""");

        ByteBuffer bytes = ByteBuffer.wrap(record);
        assertThat(bytes.getShort()).isEqualTo((short) 0x0300);
        assertThat(new UUID(bytes.getLong(), bytes.getLong())).isEqualTo(VERSION);
        assertThat(bytes.get()).as("Field, Type, Type.FlagsEntry").isEqualTo((byte) 1);
        Type type = Type.parseFrom(bytes);
        assertThat(type.getName()).isEqualTo("n");
        assertThat(type.getFieldsList()).extracting(Field::getNumber).containsExactly(-5, 0);
        assertThat(type.getFieldsList()).extracting(Field::getTypeUrl).containsExactly("u", "v");
        assertThat(type.getOneofsList()).containsExactly("a", "b");
        assertThat(type.getSyntax()).isEqualTo(Syntax.SYNTAX_PROTO3);
        assertThat(type.getUnknownFields().hasField(20)).isTrue();
        assertThat(type.getUnknownFields().hasField(21)).isFalse();
    }

    @Test
    @DisplayName("takes times as text")
    void times() throws InvalidProtocolBufferException {
        byte[] record = encode("{\"at\":\"2026-11-25T10:15:30.5+01:00\"}");
        Type type = Type.parseFrom(ByteBuffer.wrap(record, 19, record.length - 19));

        Timestamp at = Timestamp.parseFrom(
                type.getUnknownFields().getField(21).getLengthDelimitedList().get(0));
        assertThat(at.getSeconds()).isEqualTo(1_795_598_130L);
        assertThat(at.getNanos()).isEqualTo(500_000_000);
    }

    @Test
    @DisplayName("is refused with the place of what does not fit")
    void unfit() {
        assertThatThrownBy(() -> encode("{\"nam\":1}")).hasMessage("/nam is not a field of google.protobuf.Type");
        assertThatThrownBy(() -> encode("{\"fields\":[{\"number\":2147483648}]}"))
                .hasMessage("/fields/0/number must be in the range of its type, got 2147483648");
        assertThatThrownBy(() -> encode("{\"syntax\":\"SYNTAX_4\"}"))
                .hasMessage("/syntax must be a constant of Syntax, got \"SYNTAX_4\"");
        assertThatThrownBy(() -> encode("{\"at\":\"noon\"}")).hasMessageContaining("such as 2026-11-25T10:15:30Z");
    }

    @Test
    @DisplayName("is refused without the fields that proto2 requires")
    void required() {
        String definition = "syntax = \"proto2\"; message R { required int32 id = 1; }";

        assertThatThrownBy(() -> new ProtobufEncoder(definition, VERSION).encode("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the record lacks required fields: id");
    }
}
