package dev.weir.contract.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ProtobufEvolutionTest {

    /** Each line: syntax, the earlier body, the proposed one, the first rule backward and forward; "?" where unproven. */
    @ParameterizedTest
    @CsvFileSource(resources = "/protobuf-steps.csv", delimiter = '|', quoteCharacter = '\'')
    void each_step_is_judged_in_both_directions(
            String syntax, String earlier, String proposed, String backward, String forward) {
        ProtoSchema before = schema(syntax, earlier);
        ProtoSchema after = schema(syntax, proposed);

        assertThat(first(ProtobufEvolution.check(before, after, Direction.BACKWARD)))
                .isEqualTo(backward);
        assertThat(first(ProtobufEvolution.check(before, after, Direction.FORWARD)))
                .isEqualTo(forward);
    }

    @Test
    void another_package_is_another_family_of_types() {
        ProtoSchema before = ProtoSchema.parse("syntax = \"proto3\"; package a; message A { B b = 1; } message B {}");
        ProtoSchema after = ProtoSchema.parse("syntax = \"proto3\"; package b; message A { B b = 1; } message B {}");

        assertThat(ProtobufEvolution.check(before, after, Direction.BACKWARD))
                .extracting(Finding::rule)
                .containsExactly("package-changed");
    }

    @Test
    void a_finding_names_the_field_both_sides_and_what_to_do() {
        ProtoSchema before = ProtoSchema.parse("syntax = \"proto3\"; package shop; message Order { int64 id = 1; }");
        ProtoSchema after = ProtoSchema.parse("syntax = \"proto3\"; package shop; message Order { string id = 1; }");

        assertThat(ProtobufEvolution.check(before, after, Direction.BACKWARD))
                .containsExactly(new Finding(
                        "shop.Order.id",
                        "field-type-changed",
                        "int64",
                        "string",
                        "Consumers on the new schema cannot read data of the earlier one: int64 and string are encoded "
                                + "differently; add a new field with a new number.",
                        true));
    }

    @Test
    void messages_that_hold_each_other_are_compared_once() {
        String body = "message A { B b = 1; } message B { A a = 1; %s c = 2; }";
        ProtoSchema before = schema("proto3", body.formatted("int32"));
        ProtoSchema after = schema("proto3", body.formatted("double"));

        assertThat(ProtobufEvolution.check(before, after, Direction.BACKWARD))
                .extracting(Finding::path)
                .containsExactly("B.c");
    }

    private static ProtoSchema schema(String syntax, String body) {
        return ProtoSchema.parse("syntax = \"%s\"; %s".formatted(syntax, body));
    }

    private static String first(List<Finding> findings) {
        return findings.stream()
                .findFirst()
                .map(finding -> finding.rule() + (finding.proven() ? "" : "?"))
                .orElse("ok");
    }
}
