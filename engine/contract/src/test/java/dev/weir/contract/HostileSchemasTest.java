package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.weir.contract.Verdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions made to hurt: each ends with a verdict, because every comparison has a budget of steps. */
class HostileSchemasTest {

    static List<String> definitions() {
        return List.of(
                "{\"items\":".repeat(90) + "{\"type\":\"integer\"}" + "}".repeat(90),
                "{\"not\":".repeat(90) + "{\"type\":\"integer\"}" + "}".repeat(90),
                "{\"anyOf\":[".repeat(60) + "{\"type\":\"integer\"},{\"type\":\"string\"}" + "]}".repeat(60),
                chain(1_500, "{\"allOf\":[%1$s,%1$s]}"),
                chain(1_200, "{\"anyOf\":[{\"properties\":{\"a\":%1$s}},{\"properties\":{\"b\":%1$s}}]}"),
                "{\"oneOf\":[%s]}".formatted(many(1_500, "{\"properties\":{\"p%d\":{\"type\":\"integer\"}}}")),
                "{\"properties\":{%s}}".formatted(many(5_000, "\"p%d\":{\"type\":\"integer\"}")),
                "{\"patternProperties\":{%s}}".formatted(many(3_000, "\"p%d.*x\":{\"type\":\"integer\"}")),
                "{\"patternProperties\":{%s}}"
                        .formatted(
                                many(150, "\"^(a|b|aa|ba)*%d(x|xy)*z{1,60}$\":{\"type\":\"integer\",\"minimum\":1}")),
                "{\"required\":[\"%1$sb\"],\"patternProperties\":{\"(a+)+$\":{\"type\":\"integer\"}}}"
                        .formatted("a".repeat(60)),
                "{\"type\":\"integer\",\"minimum\":1e999999,\"multipleOf\":1e-999999}");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_hostile_definition_ends_with_a_verdict_that_is_not_compatible(String text) {
        SchemaDefinition earlier = new SchemaDefinition(DataFormat.JSON, text);
        SchemaDefinition proposed = new SchemaDefinition(DataFormat.JSON, text.replace("integer", "boolean") + " ");

        Verdict verdict = Compatibility.check(proposed, CompatibilityMode.FULL, List.of(earlier));

        assertThat(verdict.outcome()).isNotEqualTo(Outcome.COMPATIBLE);
    }

    static List<SchemaDefinition> others() {
        String union =
                many(1_500, "{\"type\":\"record\",\"name\":\"A%d\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}");
        String cycle = many(
                800,
                "{\"name\":\"f%1$d\",\"type\":{\"type\":\"record\",\"name\":\"A%1$d\",\"fields\":"
                        + "[{\"name\":\"x\",\"type\":[\"null\",\"A%2$d\"]}]}}");
        String symbols = many(12_000, "\"S%d\"");
        return List.of(
                avro("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"u\",\"type\":[%s]}]}"
                        .formatted(union)),
                avro(
                        ("{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s,{\"name\":\"z\",\"type\":{\"type\":\"record\","
                                        + "\"name\":\"A800\",\"fields\":[{\"name\":\"i\",\"type\":\"int\"}]}}]}")
                                .formatted(cycle)),
                avro(
                        ("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"i\",\"type\":\"int\"},{\"name\":\"e\","
                                        + "\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[%s]}}]}")
                                .formatted(symbols)),
                avro("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2147483647}"),
                avro("{\"type\":\"array\",\"items\":".repeat(3_000) + "\"int\"" + "}".repeat(3_000)),
                protobuf("message A { " + "map<string, ".repeat(9_000) + "int32" + ">".repeat(9_000) + " x = 1; }"),
                protobuf("message A { ".repeat(8_000) + "}".repeat(8_000)),
                protobuf(many(3_000, "message M%1$d { M%2$d x = 1; }").replace(",", "") + "message M3000 {}"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void definitions_of_other_languages_end_with_a_verdict_or_an_error(SchemaDefinition definition) {
        SchemaDefinition changed =
                new SchemaDefinition(definition.format(), definition.text().replace("\"int\"", "\"boolean\"") + " ");

        assertThatNoException().isThrownBy(() -> {
            SchemaDefinitions.validate(definition);
            try {
                Compatibility.check(changed, CompatibilityMode.FULL, List.of(definition));
                RecordTypes.of(definition);
            } catch (SchemaException e) {
                assertThat(e).hasMessageContaining(" ");
            }
        });
    }

    private static SchemaDefinition avro(String text) {
        return new SchemaDefinition(DataFormat.AVRO, text);
    }

    private static SchemaDefinition protobuf(String text) {
        return new SchemaDefinition(DataFormat.PROTOBUF, "syntax = \"proto3\"; " + text);
    }

    private static String chain(int length, String link) {
        String links = IntStream.range(0, length)
                .mapToObj(i ->
                        "\"d%d\":%s".formatted(i, link.formatted("{\"$ref\":\"#/definitions/d%d\"}".formatted(i + 1))))
                .collect(Collectors.joining(","));
        return "{\"$ref\":\"#/definitions/d0\",\"definitions\":{%s,\"d%d\":{\"type\":\"integer\"}}}"
                .formatted(links, length);
    }

    private static String many(int count, String part) {
        return IntStream.range(0, count).mapToObj(i -> part.formatted(i, i + 1)).collect(Collectors.joining(","));
    }
}
