package dev.weir.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroEvolutionTest {

    /** A field f of the one type, then of the other. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"int\" | \"long\" | ok | type-mismatch",
                "\"int\" | [\"null\",\"int\"] | ok | type-mismatch",
                "[\"null\",\"int\"] | [\"null\",\"int\",\"string\"] | ok | missing-union-branch",
                "\"string\" | \"bytes\" | ok | ok",
                "{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\",\"B\"]} | {\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\"]} | missing-enum-symbols | ok",
                "{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\",\"B\"]} | {\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\"],\"default\":\"A\"} | ok | ok",
                "{\"type\":\"fixed\",\"name\":\"x\",\"size\":4} | {\"type\":\"fixed\",\"name\":\"x\",\"size\":8} | fixed-size-mismatch | fixed-size-mismatch",
                "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | {\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | logical-type-changed | logical-type-changed",
                "\"long\" | {\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | ok | ok",
                "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2} | {\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":12,\"scale\":2} | ok | ok",
                "[\"null\",{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}] | [\"null\",{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":3}] | logical-type-changed | logical-type-changed"
            })
    void a_type_may_become_another_or_not(String earlier, String proposed, String backward, String forward) {
        Schema before = record("{\"name\":\"f\",\"type\":%s}".formatted(earlier));
        Schema after = record("{\"name\":\"f\",\"type\":%s}".formatted(proposed));

        assertThat(first(AvroEvolution.check(before, after, Direction.BACKWARD)))
                .isEqualTo(backward);
        assertThat(first(AvroEvolution.check(before, after, Direction.FORWARD))).isEqualTo(forward);
    }

    @Test
    void a_new_field_needs_a_default_for_old_data() {
        Schema before = record("{\"name\":\"a\",\"type\":\"int\"}");
        Schema after = record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}");

        assertThat(AvroEvolution.check(before, after, Direction.BACKWARD))
                .containsExactly(new Finding(
                        "/fields/1",
                        "reader-field-missing-default-value",
                        "",
                        "'b' without a default",
                        "Consumers on the new schema cannot read data of the earlier one: earlier data has no field 'b' "
                                + "and the new schema no default for it; give it a default.",
                        true));
        assertThat(AvroEvolution.check(before, after, Direction.FORWARD)).isEmpty();
    }

    private static Schema record(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"ns.r\",\"doc\":\"%s\",\"fields\":[%s]}"
                        .formatted("long enough to be cut where a side is shown", fields));
    }

    private static String first(List<Finding> findings) {
        return findings.stream().findFirst().map(Finding::rule).orElse("ok");
    }
}
