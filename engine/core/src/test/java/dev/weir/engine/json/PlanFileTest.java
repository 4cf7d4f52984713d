package dev.weir.engine.json;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Change;
import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Secrets;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
    private static final Secrets SECRETS = new Secrets(Map.of("var.password", "hunter2"));
    private static final Path GOLDEN = Path.of("src/test/resources/dev/weir/engine/json/plan-1.0.json");
    private final Session session = new Session();

    private static String written(Plan plan, Secrets secrets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PlanFile.write(plan, secrets, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PlanFile.Reading read(String text, Secrets secrets) {
        try {
            return PlanFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Diagnostic problem(String text) {
        PlanFile.Reading reading = read(text, Secrets.NONE);
        assertThat(reading.plan()).isEmpty();
        assertThat(reading.diagnostics()).hasSize(1);
        return reading.diagnostics().getFirst();
    }

    private static Contract contract() {
        return new Contract(
                Session.address("schemas.order"),
                new ContractVerdict(
                        "FULL",
                        List.of(3L, Version.UNREGISTERED),
                        Outcome.UNPROVEN,
                        List.of(
                                new Violation("/a", "a", "one-rule", "Mind a.", "x", "y", false, 3),
                                new Violation("", "", "other-rule", "Mind all.", "", "", false, Version.UNREGISTERED)),
                        List.of("Look twice.")));
    }

    /** A plan with every action in it. */
    private Plan everything() {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', format: 'json'}")
                .declare("databases.lake", "{name: 'lake'}")
                .declare("tables.orders", "{database: 'lake', name: 'orders', comment: 'old'}")
                .declare("roles.old", "{name: 'old'}"));
        session.cloud().put(identity("roles", "theirs"), Json.of("{name: 'theirs'}"), Optional.empty());
        Plan plan = session.plan(
                new StackBuilder("shop")
                        .declare("streams.orders", "{name: 'orders', format: 'avro'}")
                        .declare("databases.lake", "{name: 'lake'}")
                        .declare("tables.orders", "{database: 'lake', name: 'orders', comment: 'new'}")
                        .declare("roles.theirs", "{name: 'theirs', description: 'ours now'}")
                        .declare("jobs.metrics", "{name: 'metrics', password: 'hunter2', workers: 3}"),
                Session.adopting());
        return new Plan(
                plan.stack(),
                plan.environment(),
                plan.changes(),
                plan.unchanged(),
                Map.of("url", Json.of("{host: 'a', port: 1}")),
                List.of(contract()),
                List.of(Diagnostic.warning("Mind this", "Because.").about("jobs.metrics")));
    }

    @Test
    void a_plan_survives_the_way_to_the_disk_and_back() {
        Plan plan = everything();

        PlanFile.Reading reading = read(written(plan, Secrets.NONE), Secrets.NONE);

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(PlanJson.view(reading.plan().orElseThrow(), Secrets.NONE))
                .isEqualTo(PlanJson.view(plan, Secrets.NONE));
        assertThat(reading.plan().orElseThrow()).usingRecursiveComparison().isEqualTo(plan);
    }

    @Test
    void a_file_from_before_there_were_contracts_is_read() {
        ObjectNode file = Json.of(written(everything(), Secrets.NONE));
        file.remove("contracts");

        assertThat(read(file.toString(), Secrets.NONE).plan().orElseThrow().contracts())
                .isEmpty();
    }

    @Test
    void a_plan_from_a_file_can_be_applied() {
        Plan plan = read(written(everything(), SECRETS), SECRETS).plan().orElseThrow();

        assertThat(session.apply(plan).outcome()).isEqualTo(ApplyReport.Outcome.COMPLETE);
        assertThat(session.provider().kinds().get("jobs").read(List.of(identity("jobs", "metrics"))))
                .hasEntrySatisfying(identity("jobs", "metrics"), live -> assertThat(
                                live.properties().get("password").asText())
                        .isEqualTo("hunter2"));
    }

    @Test
    void a_file_holds_no_sensitive_value() {
        String text = written(everything(), SECRETS);

        assertThat(text).doesNotContain("hunter2").contains("var.password");
    }

    @Test
    void a_sensitive_difference_is_left_out_even_where_no_variable_holds_it() {
        session.make(new StackBuilder("shop").declare("jobs.metrics", "{name: 'metrics', password: 'topsecret'}"));

        Plan plan = session.plan(new StackBuilder("shop").declare("jobs.metrics", "{name: 'metrics'}"));

        assertThat(written(plan, Secrets.NONE)).doesNotContain("topsecret");
    }

    @Test
    void a_file_that_needs_sensitive_values_names_the_variables() {
        Diagnostic problem = problem(written(everything(), SECRETS));

        assertThat(problem.summary()).isEqualTo("The plan needs sensitive values that were not given");
        assertThat(problem.detail()).contains("var.password");
    }

    @Test
    void a_sensitive_output_is_hidden_and_not_asked_for() {
        Secrets secrets = new Secrets(Map.of("output.url", "https://key@host"));
        Plan plan = new Plan(
                "shop",
                session.provider().here(),
                List.of(),
                0,
                Map.of("url", TextNode.valueOf("https://key@host")),
                List.of(),
                List.of());

        String text = written(plan, secrets);

        assertThat(text).doesNotContain("key@host");
        assertThat(read(text, Secrets.NONE)
                        .plan()
                        .orElseThrow()
                        .outputs()
                        .get("url")
                        .asText())
                .isEqualTo("⟪output.url⟫");
    }

    @Test
    void values_that_the_plan_does_not_hold_are_no_secrets_of_it() {
        Secrets more = new Secrets(Map.of("var.password", "hunter2", "var.size", "metrics"));

        assertThat(read(written(everything(), SECRETS), more).secrets().values())
                .containsOnlyKeys("var.password");
    }

    @Test
    void a_plan_to_be_shown_holds_no_sensitive_value_and_no_input() {
        Plan shown = HiddenPlan.of(everything(), SECRETS);

        assertThat(shown.toString()).doesNotContain("hunter2");
        assertThat(shown.changes()).hasSameSizeAs(everything().changes());
        assertThat(shown.changes()).flatExtracting(Change::steps).allMatch(step -> step.input()
                .isEmpty());
    }

    @Test
    void secrets_that_the_plan_does_not_use_are_not_asked_for() {
        Plan plan = session.plan(new StackBuilder("shop").declare("roles.a", "{name: 'a'}"));

        assertThat(read(written(plan, SECRETS), Secrets.NONE).diagnostics()).isEmpty();
    }

    @Test
    void a_file_of_a_newer_major_format_is_refused() {
        String text = written(everything(), Secrets.NONE).replace("\"1.0\"", "\"2.0\"");

        assertThat(problem(text).summary()).isEqualTo("The plan file is of a newer format");
        assertThat(problem(text).detail()).contains("2.0", "1.x");
    }

    @Test
    void a_file_of_a_newer_minor_format_is_read() {
        String text = written(everything(), Secrets.NONE)
                .replace("\"formatVersion\" : \"1.0\"", "\"formatVersion\" : \"1.7\", \"mood\" : \"good\"");

        assertThat(text).contains("mood");
        assertThat(read(text, Secrets.NONE).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"formatVersion\": 1}",
                "{\"formatVersion\": \"one\"}",
                "{\"formatVersion\": \"1.0\"}",
                "{\"formatVersion\": \"1.0\", \"secrets\": []}",
                "{\"formatVersion\": \"1.0\", \"formatVersion\": \"1.0\"}",
                "{\"formatVersion\": \"1.0\", \"secrets\": [], \"stack\": \"a\", \"environment\": {}}",
                "stack: shop"
            })
    void what_is_no_plan_file_is_said_to_be_none(String text) {
        assertThat(problem(text).summary()).isEqualTo("Not a plan file");
    }

    @Test
    void a_file_that_was_cut_short_is_said_to_be_damaged() {
        String text = written(everything(), Secrets.NONE);

        assertThat(problem(text.substring(0, text.length() / 2)).summary()).isEqualTo("Not a plan file");
    }

    @Test
    void a_damaged_member_is_named() {
        String text =
                written(everything(), Secrets.NONE).replace("\"action\" : \"replace\"", "\"action\" : \"vanish\"");

        assertThat(problem(text).detail()).contains("/action is 'vanish'");
    }

    @Test
    void the_format_is_as_it_was() throws IOException {
        String text = written(everything(), SECRETS) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, text);
        }

        assertThat(text).isEqualToNormalizingNewlines(Files.readString(GOLDEN));
    }

    @Test
    void files_of_format_1_0_are_read_for_ever() throws IOException {
        try (InputStream in = Files.newInputStream(GOLDEN)) {
            PlanFile.Reading reading = PlanFile.read(in, SECRETS);

            assertThat(reading.diagnostics()).isEmpty();
            Plan plan = reading.plan().orElseThrow();
            assertThat(Session.lines(plan))
                    .containsExactly(
                            "ADOPT roles.theirs: Mark, Update",
                            "UPDATE tables.orders: Update",
                            "CREATE jobs.metrics: Create",
                            "DELETE roles.old: Delete",
                            "REPLACE streams.orders: Delete, Create");
            assertThat(Session.change(plan, "jobs.metrics")
                            .steps()
                            .getFirst()
                            .input()
                            .at("/Properties/password")
                            .asText())
                    .isEqualTo("hunter2");
            assertThat(Session.change(plan, "streams.orders").fingerprint()).isPresent();
            assertThat(plan.diagnostics().getFirst().address()).contains("jobs.metrics");
            assertThat(plan.outputs()).containsKey("url");
        }
    }
}
