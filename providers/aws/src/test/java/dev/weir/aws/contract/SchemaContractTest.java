package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Step;
import dev.weir.spi.Version;
import dev.weir.spi.Version.Role;
import dev.weir.spi.Versioned;
import dev.weir.spi.Versioned.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each test has a schema of its own, whose versions close over one more member each: a, then a and b, then a, b and c. */
@DisplayName("The history of a schema on the embedded AWS")
final class SchemaContractTest {
    private static final Optional<Ownership> OWNER = Optional.of(Ownership.of("histories", "schemas.s", "us-east-1"));
    private static final String A = closed("'a': {'type': 'integer'}");
    private static final String A_B = closed("'a': {'type': 'integer'}, 'b': {'type': 'string'}");
    private static final String A_B_C =
            closed("'a': {'type': 'integer'}, 'b': {'type': 'string'}, 'c': {'type': 'string'}");
    private static final String A_TEXT = closed("'a': {'type': 'string'}");

    private final World world = EmbeddedAws.world();
    private final Versioned schemas = (Versioned) world.kind("schemas");

    @BeforeAll
    static void registry() {
        ObjectNode registry = AwsCalls.tree().put("name", "histories");
        World world = EmbeddedAws.world();
        Identity identity = world.identity("registries", registry);
        world.apply(identity, world.plan(identity, Optional.of(registry), OWNER));
    }

    private static String closed(String properties) {
        return ("{'type': 'object', 'additionalProperties': false, 'properties': {" + properties + "}}")
                .replace('\'', '"');
    }

    private static ObjectNode schema(String name, String mode, String definition) {
        return AwsCalls.tree()
                .put("registry", "histories")
                .put("name", name)
                .put("dataFormat", "JSON")
                .put("compatibility", mode)
                .put("definition", definition);
    }

    private Identity create(ObjectNode schema) {
        Identity identity = world.identity("schemas", schema);
        world.apply(identity, world.plan(identity, Optional.of(schema), OWNER));
        return identity;
    }

    /** What a producer with the serialiser's auto-registration does; waits until the registry has made up its mind. */
    private void register(Identity identity, String definition) {
        ObjectNode input = id(identity).put("SchemaDefinition", definition);
        ObjectNode output = schemas.execute(identity, Step.of("glue:RegisterSchemaVersion", input));
        ObjectNode version = AwsCalls.tree()
                .put("SchemaVersionId", output.path("SchemaVersionId").asText());
        World.await(() -> !schemas.execute(identity, Step.of("glue:GetSchemaVersion", version.deepCopy()))
                .path("Status")
                .asText()
                .equals("PENDING"));
    }

    private static ObjectNode id(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.putObject("SchemaId").put("RegistryName", identity.parent()).put("SchemaName", identity.leaf());
        return input;
    }

    private Revision revision(ObjectNode desired) {
        Identity identity = world.identity("schemas", desired);
        return new Revision(identity, desired, world.read(identity));
    }

    private List<Version> history(ObjectNode desired) {
        Revision revision = revision(desired);
        return schemas.history(List.of(revision)).get(revision.identity());
    }

    private ContractVerdict verdict(ObjectNode desired) {
        return schemas.judge(revision(desired), history(desired)).orElseThrow();
    }

    private PlanResponse plan(ObjectNode desired) {
        Revision revision = revision(desired);
        return schemas.plan(new PlanRequest(
                revision.identity(),
                Optional.of(desired),
                revision.live(),
                OWNER,
                world.environment(),
                other -> Optional.empty(),
                history(desired)));
    }

    @Test
    void holds_the_latest_version_and_the_checkpoint_where_the_mode_looks_at_no_other() {
        register(create(schema("latest", "BACKWARD", A)), A_B);
        assertThat(history(schema("latest", "BACKWARD", A_B_C)))
                .extracting(Version::number, Version::roles)
                .containsExactly(tuple(2L, Set.of(Role.LATEST)), tuple(1L, Set.of(Role.CHECKPOINT)));
    }

    @Test
    void holds_every_version_for_the_modes_that_look_at_all() {
        Identity identity = create(schema("all", "BACKWARD_ALL", A));
        register(identity, A_B);
        register(identity, A_B_C);
        assertThat(history(schema("all", "BACKWARD_ALL", A_TEXT)))
                .extracting(Version::number)
                .containsExactly(3L, 2L, 1L);
    }

    @Test
    void lacks_versions_that_the_registry_did_not_accept() {
        Identity identity = create(schema("failed", "BACKWARD_ALL", A));
        register(identity, A_TEXT);
        register(identity, A_B);
        assertThat(history(schema("failed", "BACKWARD_ALL", A_B_C)))
                .extracting(Version::number)
                .containsExactly(3L, 1L);
    }

    @Test
    void judges_by_a_version_that_somebody_else_registered() {
        register(create(schema("foreign", "BACKWARD", A)), A_B);
        ContractVerdict verdict = verdict(schema("foreign", "BACKWARD", A_TEXT));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCOMPATIBLE);
        assertThat(verdict.against()).containsExactly(2L);
        assertThat(verdict.violations()).extracting(Violation::field).contains("a", "b");
    }

    @Test
    void counts_a_definition_that_is_an_earlier_version_as_declared() {
        register(create(schema("earlier", "BACKWARD", A)), A_B);
        ObjectNode declared = schema("earlier", "BACKWARD", A);
        PlanResponse plan = plan(declared);
        assertThat(plan.differences()).isEmpty();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.attributes().path("versionNumber").asLong()).isEqualTo(1);
        assertThat(verdict(declared).outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict(declared).warnings())
                .singleElement()
                .asString()
                .contains("holds this definition as version 1")
                .contains("version 2 stays the latest");
    }

    @Test
    void does_not_count_a_definition_that_the_registry_once_refused_as_declared() {
        Identity identity = create(schema("refused", "BACKWARD", A));
        register(identity, A_TEXT);
        PlanResponse plan = plan(schema("refused", "NONE", A_TEXT));
        assertThat(Step.operations(plan.steps())).containsExactly("glue:UpdateSchema", "glue:RegisterSchemaVersion");
    }

    @Test
    void knows_a_refused_definition_that_was_accepted_later() {
        Identity identity = create(schema("accepted", "BACKWARD", A));
        register(identity, A_TEXT);
        world.apply(identity, world.plan(identity, Optional.of(schema("accepted", "NONE", A_TEXT)), OWNER));
        register(identity, A_B);
        assertThat(history(schema("accepted", "NONE", A_TEXT)))
                .extracting(Version::number)
                .containsExactly(4L, 3L, 1L);
    }

    @Test
    void warns_where_the_checkpoint_and_the_latest_version_disagree() {
        register(create(schema("checkpoint", "BACKWARD", A_B)), A_B_C);
        ContractVerdict verdict = verdict(schema(
                "checkpoint",
                "FORWARD",
                closed("'a': {'type': 'integer'}, 'b': {'type': 'string'}, 'c': {'type': 'string', 'minLength': 1}")));
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(verdict.violations()).extracting(Violation::against).containsOnly(1L);
        assertThat(verdict.warnings().getFirst())
                .contains("latest version, 2, it is compatible", "checkpoint, version 1, it is incompatible");
    }

    @Test
    void is_read_once_a_version() {
        Identity identity = create(schema("cached", "BACKWARD_ALL", A));
        register(identity, A_B);
        ObjectNode desired = schema("cached", "BACKWARD_ALL", A_B_C);
        history(desired);
        Revision revision = revision(desired);
        long before = world.calls("glue:GetSchemaVersion");
        schemas.history(List.of(revision));
        assertThat(world.calls("glue:GetSchemaVersion")).isEqualTo(before);
    }

    @Test
    void is_not_asked_for_where_layout_alone_differs() {
        create(schema("layout", "BACKWARD", A));
        assertThat(schemas.revises(revision(schema("layout", "BACKWARD", A.replace(",", ",\n  ")))))
                .isFalse();
    }

    @Test
    void forbids_new_versions_where_the_mode_is_disabled() {
        create(schema("closed", "DISABLED", A));
        assertThat(verdict(schema("closed", "DISABLED", A_B)).violations())
                .extracting(Violation::rule)
                .containsExactly("versions-disabled");
    }

    @Test
    void judges_a_definition_by_the_mode_that_the_same_plan_sets() {
        create(schema("laxer", "BACKWARD", A));
        ObjectNode desired = schema("laxer", "NONE", A_TEXT);
        assertThat(verdict(desired).outcome()).isEqualTo(Outcome.COMPATIBLE);
        assertThat(verdict(desired).warnings())
                .singleElement()
                .asString()
                .contains("from BACKWARD to NONE", "would be refused");
        assertThat(plan(desired).risks()).anySatisfy(risk -> assertThat(risk).contains("the new mode judges it"));
    }

    @Test
    void is_lost_with_another_language() {
        create(schema("language", "BACKWARD", A));
        ObjectNode avro = schema("language", "BACKWARD", "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}")
                .put("dataFormat", "AVRO");
        Live live = world.read(world.identity("schemas", avro)).orElseThrow();
        ContractVerdict verdict = schemas.judge(new Revision(live.identity(), avro, Optional.of(live)), history(avro))
                .orElseThrow();
        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly("data-format-changed");
        assertThat(plan(avro).dataLoss().losses())
                .anySatisfy(loss -> assertThat(loss).contains("starts at version 1"));
    }
}
