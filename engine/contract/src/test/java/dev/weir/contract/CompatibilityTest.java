package dev.weir.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.contract.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final SchemaDefinition INT = json("{\"type\": \"integer\"}");
    private static final SchemaDefinition NUMBER = json("{\"type\": \"number\"}");
    private static final SchemaDefinition STRING = json("{\"type\": \"string\"}");

    @ParameterizedTest
    @CsvSource({
        "NONE, COMPATIBLE, COMPATIBLE",
        "DISABLED, INCOMPATIBLE, INCOMPATIBLE",
        "BACKWARD, COMPATIBLE, INCOMPATIBLE",
        "FORWARD, INCOMPATIBLE, COMPATIBLE",
        "FULL, INCOMPATIBLE, INCOMPATIBLE",
        "BACKWARD_ALL, COMPATIBLE, INCOMPATIBLE"
    })
    void each_mode_looks_in_its_direction(CompatibilityMode mode, Outcome widened, Outcome narrowed) {
        assertThat(Compatibility.check(NUMBER, mode, List.of(INT)).outcome()).isEqualTo(widened);
        assertThat(Compatibility.check(INT, mode, List.of(NUMBER)).outcome()).isEqualTo(narrowed);
    }

    @Test
    void only_the_all_forms_look_beyond_the_last_version_and_say_which_one_breaks() {
        List<SchemaDefinition> earlier = List.of(INT, STRING);

        assertThat(Compatibility.check(NUMBER, CompatibilityMode.BACKWARD, earlier)
                        .outcome())
                .isEqualTo(Outcome.COMPATIBLE);
        assertThat(Compatibility.check(NUMBER, CompatibilityMode.BACKWARD_ALL, earlier)
                        .violations())
                .extracting(Violation::earlier, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "type-narrowed"));
    }

    @Test
    void a_first_version_is_welcome_in_every_mode() {
        for (CompatibilityMode mode : CompatibilityMode.values()) {
            assertThat(Compatibility.check(INT, mode, List.of()).outcome()).isEqualTo(Outcome.COMPATIBLE);
        }
    }

    @Test
    void the_same_definition_is_compatible_with_itself_in_every_language() {
        for (SchemaDefinition definition : List.of(
                INT,
                new SchemaDefinition(DataFormat.AVRO, "{\"type\":\"record\",\"name\":\"r\",\"fields\":[]}"),
                new SchemaDefinition(DataFormat.PROTOBUF, "syntax = \"proto3\"; message A { int32 a = 1; }"))) {
            assertThat(Compatibility.check(definition, CompatibilityMode.FULL_ALL, List.of(definition, definition))
                            .outcome())
                    .isEqualTo(Outcome.COMPATIBLE);
        }
    }

    @Test
    void another_data_format_is_incompatible() {
        Verdict verdict = Compatibility.check(
                INT, CompatibilityMode.BACKWARD, List.of(new SchemaDefinition(DataFormat.AVRO, "\"int\"")));

        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly("data-format-changed");
    }

    @Test
    void an_earlier_version_that_cannot_be_read_proves_nothing() {
        assertThat(Compatibility.check(INT, CompatibilityMode.BACKWARD, List.of(json("{")))
                        .outcome())
                .isEqualTo(Outcome.UNPROVEN);
    }

    @Test
    void a_proposed_definition_that_cannot_be_read_is_an_error() {
        assertThatThrownBy(() -> Compatibility.check(json("{"), CompatibilityMode.NONE, List.of()))
                .isInstanceOf(SchemaException.class);
    }

    private static SchemaDefinition json(String text) {
        return new SchemaDefinition(DataFormat.JSON, text);
    }
}
