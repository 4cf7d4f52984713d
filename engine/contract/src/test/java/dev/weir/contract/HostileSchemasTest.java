package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String chain(int length, String link) {
        String links = IntStream.range(0, length)
                .mapToObj(i ->
                        "\"d%d\":%s".formatted(i, link.formatted("{\"$ref\":\"#/definitions/d%d\"}".formatted(i + 1))))
                .collect(Collectors.joining(","));
        return "{\"$ref\":\"#/definitions/d0\",\"definitions\":{%s,\"d%d\":{\"type\":\"integer\"}}}"
                .formatted(links, length);
    }

    private static String many(int count, String part) {
        return IntStream.range(0, count).mapToObj(part::formatted).collect(Collectors.joining(","));
    }
}
