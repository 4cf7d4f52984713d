package dev.weir.etl.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaException;
import dev.weir.etl.row.Cell;
import dev.weir.etl.row.ListCell;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A JSON record")
class RecordReaderTest {
    private static final String OPEN = "{\"type\":\"object\"}";

    private static boolean read(String schema, Row row, byte[] record, List<Mapping.Column> columns) {
        CompiledSchema compiled = SchemaCompiler.compile(schema, columns, Optional.empty());
        return new RecordReader(compiled, row, "").read(record, 0, record.length);
    }

    private static void check(String schema, String record) {
        read(schema, new Row(List.of()), record.getBytes(UTF_8), List.of());
    }

    private static Cell cell(String schema, String path, String type, String record) {
        List<Mapping.Column> columns = List.of(new Mapping.Column(path, "c", GlueTypes.parse(type)));
        Row row = new Row(columns);
        read(schema, row, record.getBytes(UTF_8), columns);
        row.requireCast();
        return row.cell(0);
    }

    private static String text(Cell cell) {
        return new String(cell.bytes(), cell.offset(), cell.length(), UTF_8);
    }

    @Nested
    @DisplayName("is refused as JSON when it")
    class Malformed {
        @ParameterizedTest(name = "is {0}")
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "{",
                    "{\"a\"",
                    "{\"a\":}",
                    "{\"a\":1,}",
                    "{,}",
                    "{\"a\":1 \"b\":2}",
                    "{\"a\":[1,]}",
                    "{\"a\":[1 2]}",
                    "{a:1}",
                    "{'a':1}",
                    "{\"a\":01}",
                    "{\"a\":-}",
                    "{\"a\":1.}",
                    "{\"a\":.5}",
                    "{\"a\":+1}",
                    "{\"a\":1e}",
                    "{\"a\":NaN}",
                    "{\"a\":tru}",
                    "{\"a\":nul}",
                    "{\"a\":\"x}",
                    "{\"a\":\"\\x\"}",
                    "{\"a\":\"\\u12\"}",
                    "{\"a\":\"\\u12G4\"}",
                    "{\"a\":\"tab\there\"}",
                    "{} {}",
                    "{}x",
                    "\ufeff{}"
                })
        void malformed(String record) {
            assertThatThrownBy(() -> check(OPEN, record))
                    .isInstanceOf(Rejection.class)
                    .hasMessageStartingWith("not JSON");
        }

        @ParameterizedTest(name = "has the bytes {0} in a string")
        @ValueSource(
                strings = {"80", "C3", "C3 28", "C0 AF", "E0 80 80", "ED A0 80", "F4 90 80 80", "F5 80 80 80", "FF"})
        void notUtf8(String bytes) {
            StringBuilder text = new StringBuilder("{\"a\":\"");
            for (String one : bytes.split(" ", -1)) {
                text.append((char) Integer.parseInt(one, 16));
            }
            byte[] record = text.append("\"}").toString().getBytes(ISO_8859_1);

            assertThatThrownBy(() -> read(OPEN, new Row(List.of()), record, List.of()))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("UTF-8");
        }

        @ParameterizedTest(name = "has {0}")
        @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\u0041", "\\udc00\\ud800"})
        void unpairedSurrogate(String escape) {
            assertThatThrownBy(() -> check(OPEN, "{\"a\":\"" + escape + "\"}"))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("surrogate");
        }
    }

    @Nested
    @DisplayName("is not accepted when it")
    class Unbounded {
        @Test
        @DisplayName("has a declared member twice, even if one is spelt with an escape")
        void declaredTwice() {
            String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}";

            assertThatThrownBy(() -> check(schema, "{\"a\":1,\"\\u0061\":2}"))
                    .hasMessageContaining("\"a\" comes twice");
        }

        @Test
        @DisplayName("has an undeclared member twice, in an inner object too")
        void undeclaredTwice() {
            assertThatThrownBy(() -> check(OPEN, "{\"a\":{\"x\":1,\"y\":2,\"x\":3}}"))
                    .hasMessageContaining("\"x\" comes twice");
        }

        @Test
        @DisplayName("has more than 200 levels")
        void tooDeep() {
            String fits = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";
            String deeper = "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}";

            assertThatCode(() -> check(OPEN, fits)).doesNotThrowAnyException();
            assertThatThrownBy(() -> check(OPEN, deeper)).hasMessageContaining("200 levels");
        }

        @ParameterizedTest(name = "has the number {0}")
        @ValueSource(strings = {"1e1001", "1e-999999999", "1e99999999999999999999"})
        void hugeExponent(String number) {
            assertThatThrownBy(() -> check(OPEN, "{\"a\":" + number + "}")).hasMessageContaining("exponent");
        }

        @Test
        @DisplayName("has a number of more than 1,000 characters")
        void longNumber() {
            assertThatThrownBy(() -> check(OPEN, "{\"a\":" + "1".repeat(1_001) + "}"))
                    .hasMessageContaining("1000");
        }
    }

    @Test
    @DisplayName("may hold the same name in two objects")
    void sameNameInSiblings() {
        assertThatCode(() -> check(OPEN, "{\"a\":{\"x\":1},\"b\":[{\"x\":1},{\"x\":1}]}"))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("gives a mapped field's text without its escapes")
    void unescapes() {
        String schema =
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}";

        Cell cell = cell(
                schema,
                "a",
                "string",
                "{\"a\":\"x\\n\\u00e9\\ud83d\\ude00\\\"\",\"b\":\"\\t" + "y".repeat(500) + "\"}");

        assertThat(text(cell)).isEqualTo("x\n\u00e9\ud83d\ude00\"");
    }

    @Test
    @DisplayName("gives a nested field by its path, whatever the order of members")
    void nested() {
        String schema = """
                {"type":"object","properties":{"o":{"type":"object","properties":{
                  "x":{"type":"integer"},"y":{"type":"integer"}}},"z":{"type":"integer"}}}""";

        assertThat(cell(schema, "o.y", "bigint", "{\"z\":1,\"o\":{\"y\":7,\"x\":3}}")
                        .bits())
                .isEqualTo(7);
        assertThat(cell(schema, "o.y", "bigint", "{\"z\":1,\"o\":{\"x\":3}}").present())
                .isFalse();
        assertThat(cell(schema, "o", "string", "{\"o\": {\"y\": 7} }"))
                .extracting(RecordReaderTest::text)
                .isEqualTo("{\"y\": 7}");
    }

    @Test
    @DisplayName("names the place and the rule that it breaks")
    void explains() {
        String schema = """
                {"type":"object","required":["a"],"properties":{"a":{"type":"object","properties":{
                  "level":{"type":"integer","minimum":0}}}}}""";

        assertThatThrownBy(() -> check(schema, "{\"a\":{\"level\":-3}}"))
                .hasMessage("/a/level: -3 is below the minimum 0");
        assertThatThrownBy(() -> check(schema, "{\"a\":{\"level\":\"3\"}}"))
                .hasMessage("/a/level: a string, where the schema wants an integer");
        assertThatThrownBy(() -> check(schema, "{}")).hasMessage("record: lacks \"a\"");
    }

    @Test
    @DisplayName("is checked by the validator where the schema has a keyword that is not compiled")
    void fallsBack() {
        String schema = """
                {"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},
                 "anyOf":[{"required":["a"]},{"required":["b"]}]}""";

        assertThat(SchemaCompiler.compile(schema, List.of(), Optional.empty()).fused())
                .isFalse();
        assertThat(cell(schema, "a", "bigint", "{\"a\":15.0}").bits()).isEqualTo(15);
        assertThatThrownBy(() -> check(schema, "{\"c\":1}")).isInstanceOf(Rejection.class);
        assertThatThrownBy(() -> check(schema, "{\"a\":1,\"a\":2}")).isInstanceOf(Rejection.class);
    }

    @Test
    @DisplayName("is checked along references into the schema, recursive ones too")
    void followsReferences() {
        String schema = """
                {"$id":"http://example.com/tree","type":"object","properties":{"n":{"$ref":"#/definitions/node"}},
                 "definitions":{"node":{"type":"object","additionalProperties":false,
                   "properties":{"v":{"type":"integer"},"next":{"$ref":"#/definitions/node"}}}}}""";

        assertThat(SchemaCompiler.compile(schema, List.of(), Optional.empty()).fused())
                .isTrue();
        assertThatCode(() -> check(schema, "{\"n\":{\"v\":1,\"next\":{\"next\":{\"v\":2}}}}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(schema, "{\"n\":{\"v\":1,\"next\":{\"next\":{\"w\":2}}}}"))
                .hasMessageContaining("\"w\" is not allowed");
    }

    @Test
    @DisplayName("passes a filter when the field's text is equal")
    void filters() {
        String schema =
                "{\"type\":\"object\",\"properties\":{\"t\":{\"type\":\"string\"},\"n\":{\"type\":\"integer\"}}}";
        CompiledSchema byText = SchemaCompiler.compile(schema, List.of(), Optional.of("t"));
        CompiledSchema byNumber = SchemaCompiler.compile(schema, List.of(), Optional.of("n"));

        assertThat(passes(byText, "GROCERY", "{\"t\":\"GROCERY\"}")).isTrue();
        assertThat(passes(byText, "GROCERY", "{\"t\":\"GROCER\\u0059\"}")).isTrue();
        assertThat(passes(byText, "GROCERY", "{\"t\":\"BAKERY\"}")).isFalse();
        assertThat(passes(byText, "GROCERY", "{}")).isFalse();
        assertThat(passes(byNumber, "12", "{\"n\":12}")).isTrue();
    }

    private static boolean passes(CompiledSchema schema, String equalTo, String record) {
        byte[] bytes = record.getBytes(UTF_8);
        return new RecordReader(schema, new Row(List.of()), equalTo).read(bytes, 0, bytes.length);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "no schema",
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"minimum\":\"0\"}}}"
            })
    @DisplayName("cannot be read under a text that is no schema of the registry's drafts")
    void refusesSchemas(String definition) {
        assertThatThrownBy(() -> SchemaCompiler.compile(definition, List.of(), Optional.empty()))
                .isInstanceOf(SchemaException.class);
    }

    @Nested
    @DisplayName("for a column with parts")
    class Parts {
        private static final String SCHEMA = """
                {"type":"object","properties":{
                  "a.b":{"type":"string"},
                  "list":{"type":"array","items":{"type":["number","null"]}},
                  "open":{"type":"array"},
                  "one":{"type":"string"},
                  "any":{}}}""";

        private String refusal(String path, String type, String record) {
            return catchThrowableOfType(Rejection.class, () -> cell(SCHEMA, path, type, record))
                    .getMessage();
        }

        private List<String> elements(String path, String record) {
            ListCell list = (ListCell) cell(SCHEMA, path, "array<string>", record);
            List<String> texts = new ArrayList<>();
            for (long index = 0; index < list.bits(); index++) {
                list.element().recall();
                texts.add(list.element().present() ? text(list.element()) : null);
            }
            return texts;
        }

        @Test
        @DisplayName("casts each element as what the schema says it is")
        void elementsByTheirSchema() {
            assertThat(elements("list", "{\"list\":[1,2.50,null]}")).containsExactly("1.0", "2.5", null);
            assertThat(elements("open", "{\"open\":[1,2.50,null,true,[\"x\"],{\"y\":1}]}"))
                    .containsExactly("1", "2.50", null, "true", "[\"x\"]", "{\"y\":1}");
        }

        @Test
        @DisplayName("is refused when the value is of another kind")
        void otherKinds() {
            assertThat(refusal("one", "array<string>", "{\"one\":\"x\"}"))
                    .isEqualTo("column c: cannot cast \"x\" to array<string>");
            assertThat(refusal("list", "map<string,string>", "{\"list\":[1]}"))
                    .isEqualTo("column c: cannot cast an array to map<string,string>");
            assertThat(refusal("list", "struct<x:int>", "{\"list\":[1]}"))
                    .isEqualTo("column c: cannot cast an array to struct<x:int>");
            assertThat(refusal("any", "array<string>", "{\"any\":[1]}"))
                    .isEqualTo("column c: cannot cast \"[1]\" to array<string>");
        }

        @Test
        @DisplayName("finds a field whose own name holds dots")
        void dottedName() {
            assertThat(text(cell(SCHEMA, "a.b", "string", "{\"a.b\":\"x\"}"))).isEqualTo("x");
        }
    }
}
