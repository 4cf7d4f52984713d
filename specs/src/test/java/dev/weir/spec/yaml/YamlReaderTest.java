package dev.weir.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.weir.spi.Diagnostic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private final List<Diagnostic> problems = new ArrayList<>();

    private YamlFile read(String text) {
        return new YamlReader(problems::add).read("a.yaml", text);
    }

    private JsonNode value(String scalar) {
        JsonNode value = read("a: " + scalar).tree().path("a");
        assertThat(problems).isEmpty();
        return value;
    }

    private String place(YamlFile file, String pointer) {
        return file.places().site(pointer).orElseThrow().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "True",
                "TRUE",
                "Null",
                "NULL",
                "0o17",
                "0x1F",
                "017",
                "012345678901",
                "12:30",
                "190:20:30",
                "1_000",
                "+5",
                ".5",
                "5.",
                ".inf",
                ".NaN",
                "2024-01-01",
                "=",
                "1e",
                "e1",
                "--1",
                "1.2.3"
            })
    void whatOnlyYaml11KnowsIsText(String scalar) {
        assertThat(value(scalar).isTextual()).isTrue();
        assertThat(value(scalar).textValue()).isEqualTo(scalar);
    }

    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN",
        "false, BOOLEAN",
        "~, NULL",
        "null, NULL",
        "'', NULL",
        "0, NUMBER",
        "-0, NUMBER",
        "12, NUMBER",
        "-1.5, NUMBER",
        "1e3, NUMBER",
        "2E-7, NUMBER"
    })
    void jsonTypesAreRecognised(String scalar, JsonNodeType type) {
        assertThat(value(scalar).getNodeType()).isEqualTo(type);
    }

    @Test
    void numbersStayExact() {
        assertThat(value("123456789012345678901234567890").bigIntegerValue())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(value("0.1000000000000000000000001").decimalValue())
                .isEqualTo(new BigDecimal("0.1000000000000000000000001"));
        assertThat(value("9223372036854775807").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(value("9223372036854775808").isBigInteger()).isTrue();
    }

    @Test
    void quotesMakeText() {
        assertThat(value("\"true\"").textValue()).isEqualTo("true");
        assertThat(value("'5'").textValue()).isEqualTo("5");
        assertThat(value("!!str 5").textValue()).isEqualTo("5");
    }

    @Test
    void keysAreTextHoweverTheyAreWritten() {
        assertThat(read("{1: a, true: b, on: c, null: d}").tree())
                .hasToString("{\"1\":\"a\",\"true\":\"b\",\"on\":\"c\",\"null\":\"d\"}");
    }

    @Test
    void mergedMembersGiveWayToOwnOnesAndEarlierMappingsWin() {
        YamlFile file = read("""
                base: &base { a: 1, b: 1 }
                more: &more { b: 2, c: 2, d: { e: 2 } }
                all:
                  <<: [*base, *more]
                  a: 3
                """);
        assertThat(problems).isEmpty();
        assertThat(file.tree().path("all")).hasToString("{\"a\":3,\"b\":1,\"c\":2,\"d\":{\"e\":2}}");
        assertThat(place(file, "/all/a")).isEqualTo("a.yaml:5:6");
        assertThat(place(file, "/all/b")).isEqualTo("a.yaml:1:24");
        assertThat(place(file, "/all/d/e")).isEqualTo("a.yaml:2:35");
    }

    @Test
    void aliasesAreExpandedAndKeepThePlaceOfTheirAnchor() {
        YamlFile file = read("a: &x [1, 2]\nb: *x\n");
        assertThat(file.tree()).hasToString("{\"a\":[1,2],\"b\":[1,2]}");
        assertThat(place(file, "/b/1")).isEqualTo("a.yaml:1:11");
    }

    @Test
    void columnsCountCodePoints() {
        YamlFile file = read("\"😀\": { \"é\": x }\n");
        assertThat(place(file, "/😀/é")).isEqualTo("a.yaml:1:13");
    }

    @Test
    void aByteOrderMarkTakesNoColumn() {
        assertThat(place(read("\ufeffa: 1\n"), "/a")).isEqualTo("a.yaml:1:4");
    }

    @Test
    void windowsLineEndsAreOneBreak() {
        YamlFile file = read("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: 2\r\n");
        assertThat(place(file, "/c")).isEqualTo("a.yaml:5:4");
        assertThat(file.source().line(5)).isEqualTo("c: 2");
    }

    @Test
    void aBlockIsPointedAtByItsKeyAndAScalarByItself() {
        YamlFile file = read("a:\n  b:\n    - c: 1\n    - x\n  d: { e: 1 }\n");
        assertThat(place(file, "/a")).isEqualTo("a.yaml:1:1");
        assertThat(place(file, "/a/b")).isEqualTo("a.yaml:2:3");
        assertThat(place(file, "/a/b/0")).isEqualTo("a.yaml:3:7");
        assertThat(place(file, "/a/b/1")).isEqualTo("a.yaml:4:7");
        assertThat(place(file, "/a/d")).isEqualTo("a.yaml:5:6");
    }

    @Test
    void whatIsNotWrittenHasThePlaceOfWhatIsAroundIt() {
        YamlFile file = read("a:\n  b: { c: 1 }\n");
        assertThat(place(file, "/a/b/x/y")).isEqualTo("a.yaml:2:3");
        assertThat(place(file, "/z")).isEqualTo("a.yaml:1:1");
    }

    @Test
    void membersWithSlashesAndTildesHaveTheirOwnPointer() {
        YamlFile file = read("a/b~c: 1\n");
        assertThat(place(file, "/a~1b~0c")).isEqualTo("a.yaml:1:8");
    }

    @Test
    void anEmptyFileIsNoMistake() {
        assertThat(read("# nothing but a comment\n").tree().isMissingNode()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(read("a: " + "x".repeat(5 << 20)).usable()).isFalse();
        assertThat(problems).extracting(Diagnostic::summary).containsExactly("File too large");
    }

    @Test
    void allDuplicatesAreReportedAndTheFirstOnesCount() {
        YamlFile file = read("a: 1\nb: 1\na: 2\nb: 2\na: 3\n");
        assertThat(file.tree()).hasToString("{\"a\":1,\"b\":1}");
        assertThat(problems)
                .extracting(problem -> problem.source().orElseThrow().toString())
                .containsExactly("a.yaml:3:1", "a.yaml:4:1", "a.yaml:5:1");
    }
}
