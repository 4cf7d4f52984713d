package dev.weir.aws.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Version;
import dev.weir.spi.Version.Role;
import dev.weir.spi.Versioned.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaJudgeTest {
    private static final String A = closed("'a': {'type': 'integer'}");
    private static final String A_B = closed("'a': {'type': 'integer'}, 'b': {'type': 'string'}");
    private static final String TEXT = closed("'a': {'type': 'string'}");

    private static String closed(String properties) {
        return "{'type': 'object', 'additionalProperties': false, 'properties': {%s}}"
                .formatted(properties)
                .replace('\'', '"');
    }

    private static ObjectNode schema(String mode, String definition) {
        return AwsCalls.tree()
                .put("dataFormat", "JSON")
                .put("compatibility", mode)
                .put("definition", definition);
    }

    private static ContractVerdict judge(String mode, String desired, Version... history) {
        return judge(mode, mode, desired, history);
    }

    private static ContractVerdict judge(String before, String mode, String desired, Version... history) {
        Identity identity = new Identity("schemas", "r/s");
        String live = history.length == 0 ? A : history[0].definition();
        return SchemaJudge.judge(
                        new Revision(
                                identity,
                                schema(mode, desired),
                                Optional.of(
                                        new Live(identity, schema(before, live), AwsCalls.tree(), Optional.empty()))),
                        List.of(history))
                .orElseThrow();
    }

    private static Version version(long number, String definition, Role... roles) {
        return new Version(number, definition, Set.of(roles));
    }

    @Test
    void a_definition_without_a_history_is_compatible_with_nothing() {
        ContractVerdict verdict = judge("FULL_ALL", A);
        assertThat(verdict.outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict.against()).isEmpty();
    }

    @Test
    void a_mode_that_looks_at_all_names_each_version_that_breaks() {
        ContractVerdict verdict = judge(
                "BACKWARD_ALL", TEXT, version(3, A_B, Role.LATEST), version(2, TEXT), version(1, A, Role.CHECKPOINT));
        assertThat(verdict.against()).containsExactly(3L, 2L, 1L);
        assertThat(verdict.violations()).extracting(Violation::against).containsOnly(3L, 1L);
    }

    @Test
    void a_mode_that_looks_at_the_last_leaves_older_versions_alone() {
        ContractVerdict verdict = judge("BACKWARD", A_B, version(3, A, Role.LATEST, Role.CHECKPOINT), version(2, TEXT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict.against()).containsExactly(3L);
    }

    @Test
    void a_break_with_the_latest_is_a_break_whatever_the_checkpoint_says() {
        ContractVerdict verdict =
                judge("BACKWARD", TEXT, version(2, A, Role.LATEST), version(1, TEXT, Role.CHECKPOINT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCOMPATIBLE);
        assertThat(verdict.violations()).extracting(Violation::against).containsOnly(2L);
        assertThat(verdict.warnings()).singleElement().asString().contains("version 1, it is compatible");
    }

    @Test
    void a_break_with_the_checkpoint_alone_is_not_proven() {
        ContractVerdict verdict = judge("BACKWARD", A_B, version(2, A, Role.LATEST), version(1, TEXT, Role.CHECKPOINT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(verdict.violations()).extracting(Violation::against).containsOnly(1L);
        assertThat(verdict.violations()).noneMatch(Violation::proven);
    }

    @Test
    void a_base_revision_that_says_what_is_registered_adds_nothing() {
        ContractVerdict verdict = judge(
                "BACKWARD", A_B, version(2, A, Role.LATEST, Role.CHECKPOINT), Version.ofBase(A.replace(",", " ,")));
        assertThat(verdict.against()).containsExactly(2L);
    }

    @Test
    void a_base_revision_that_says_something_else_counts_as_the_last_version_too() {
        ContractVerdict verdict =
                judge("BACKWARD", A_B, version(2, A, Role.LATEST, Role.CHECKPOINT), Version.ofBase(TEXT));
        assertThat(verdict.against()).containsExactly(2L, Version.UNREGISTERED);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCOMPATIBLE);
    }

    @Test
    void a_laxer_mode_is_told_what_the_old_one_would_have_refused() {
        ContractVerdict verdict = judge("BACKWARD", "NONE", TEXT, version(1, A, Role.LATEST, Role.CHECKPOINT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict.against()).isEmpty();
        assertThat(verdict.warnings()).singleElement().asString().contains("By BACKWARD it would be refused");
    }

    @Test
    void a_stricter_mode_judges_the_definition_that_comes_with_it() {
        ContractVerdict verdict = judge("NONE", "BACKWARD", TEXT, version(1, A, Role.LATEST, Role.CHECKPOINT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCOMPATIBLE);
    }

    @Test
    void a_definition_that_cannot_be_read_is_left_to_the_check_of_definitions() {
        Identity identity = new Identity("schemas", "r/s");
        assertThat(SchemaJudge.judge(
                        new Revision(identity, schema("BACKWARD", "{"), Optional.empty()),
                        List.of(version(1, A, Role.LATEST))))
                .isEmpty();
    }
}
