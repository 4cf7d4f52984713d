package dev.weir.engine.json;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Change;
import dev.weir.engine.Contract;
import dev.weir.engine.Plan;
import dev.weir.engine.StoredPlan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.ContractVerdict;
import dev.weir.spi.ContractVerdict.Outcome;
import dev.weir.spi.ContractVerdict.Violation;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
    private static final Map<String, String> SECRETS = Map.of("var.password", "hunter2");
    private static final Map<String, String> NONE = Map.of();
    private static final Path GOLDEN = Path.of("src/test/resources/dev/weir/engine/json/plan-2.0.json");
    private final Session session = new Session();

    private static String written(Plan plan, Map<String, String> secrets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PlanFile.write(plan, secrets, 10, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PlanFile.Reading read(String text, Map<String, String> secrets) {
        try {
            return PlanFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Diagnostic problem(String text) {
        PlanFile.Reading reading = read(text, NONE);
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
                        .secret("var.password", "hunter2")
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

    private static Plan stored(PlanFile.Reading reading) {
        return reading.plan().orElseThrow().plan();
    }

    @Test
    void a_plan_survives_the_way_to_the_disk_and_back_except_for_inputs_and_sensitive_values() {
        Plan plan = everything();

        PlanFile.Reading reading = read(written(plan, SECRETS), SECRETS);

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(PlanJson.view(stored(reading)).toString())
                .isEqualTo(PlanJson.view(plan).toString());
        for (Change change : stored(reading).changes()) {
            Change before = Session.change(plan, change.address().toString());
            assertThat(change.fingerprint()).isEqualTo(before.fingerprint());
            assertThat(change.intent()).usingRecursiveComparison().isEqualTo(before.intent());
            assertThat(change.after()).isEqualTo(before.after());
        }
    }

    @Test
    void a_plan_from_a_file_can_be_applied() {
        StoredPlan plan = read(written(everything(), SECRETS), SECRETS).plan().orElseThrow();

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

        assertThat(written(plan, NONE)).doesNotContain("topsecret");
    }

    @Test
    void a_file_that_needs_sensitive_values_names_the_variables() {
        Diagnostic problem = problem(written(everything(), SECRETS));

        assertThat(problem.summary()).isEqualTo("The plan needs sensitive values that were not given");
        assertThat(problem.detail()).contains("var.password");
    }

    @Test
    void a_sensitive_output_is_masked_for_good_and_not_asked_for() {
        Plan plan = new Plan(
                "shop",
                session.provider().here(),
                List.of(),
                0,
                Map.of("url", Sensitive.mark(TextNode.valueOf("https://key@host"), List.of("output.url"))),
                List.of(),
                List.of());

        String text = written(plan, NONE);

        assertThat(text).doesNotContain("key@host");
        assertThat(stored(read(text, NONE)).outputs().get("url").asText()).isEqualTo("(sensitive)");
    }

    @Test
    void a_plan_made_with_another_secret_is_refused() {
        PlanFile.Reading reading = read(written(everything(), SECRETS), Map.of("var.password", "hunter3"));

        assertThat(reading.plan()).isEmpty();
        assertThat(reading.incomplete()).isFalse();
        assertThat(reading.diagnostics().getFirst().summary())
                .isEqualTo("The plan was made with other sensitive values");
        assertThat(reading.diagnostics().getFirst().detail()).contains("var.password");
    }

    @Test
    void a_plan_to_be_shown_holds_no_sensitive_value_and_no_input() {
        Plan shown = HiddenPlan.of(everything());

        assertThat(shown.toString()).doesNotContain("hunter2");
        assertThat(shown.changes()).hasSameSizeAs(everything().changes());
        assertThat(shown.changes()).flatExtracting(Change::steps).allMatch(step -> step.input()
                .isEmpty());
    }

    @Test
    void secrets_that_the_plan_does_not_use_are_not_asked_for() {
        Plan plan = session.plan(new StackBuilder("shop").declare("roles.a", "{name: 'a'}"));

        assertThat(read(written(plan, SECRETS), NONE).diagnostics()).isEmpty();
    }

    @Test
    void a_file_of_another_major_format_is_refused() {
        String text = written(everything(), SECRETS);

        assertThat(problem(text.replace("\"2.0\"", "\"3.0\"")).summary())
                .isEqualTo("The plan file is of a newer format");
        assertThat(problem(text.replace("\"2.0\"", "\"1.0\"")).summary())
                .isEqualTo("The plan file is of an older format");
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
                "{\"formatVersion\": \"2.0\"}",
                "{\"formatVersion\": \"2.0\", \"secrets\": []}",
                "{\"formatVersion\": \"2.0\", \"formatVersion\": \"2.0\"}",
                "{\"formatVersion\": \"2.0\", \"secrets\": [], \"stack\": \"a\", \"environment\": {}}",
                "stack: shop"
            })
    void what_is_no_plan_file_is_said_to_be_none(String text) {
        assertThat(problem(text).summary()).isEqualTo("Not a plan file");
    }

    @Test
    void a_file_that_was_cut_short_is_said_to_be_damaged() {
        String text = written(everything(), NONE);

        assertThat(problem(text.substring(0, text.length() / 2)).summary()).isEqualTo("Not a plan file");
    }

    private record Edit(String name, Consumer<ObjectNode> edit) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static ObjectNode change(ObjectNode file, int index) {
        return (ObjectNode) file.path("changes").get(index);
    }

    private static ObjectNode change(ObjectNode file, String address) {
        for (JsonNode change : file.path("changes")) {
            if (change.path("address").asText().equals(address)) {
                return (ObjectNode) change;
            }
        }
        throw new AssertionError("no change of " + address);
    }

    private static ObjectNode step(ObjectNode change, String name) {
        return (ObjectNode) change.path(name).get(0);
    }

    private static Stream<Edit> edits() {
        return Stream.of(
                new Edit("append a step", file -> ((ArrayNode) change(file, 0).path("steps"))
                        .addObject()
                        .put("operation", "iam:AttachRolePolicy")
                        .put("settles", false)
                        .putObject("input")),
                new Edit("insert a step", file -> ((ArrayNode) change(file, 0).path("steps"))
                        .insertObject(0)
                        .put("operation", "kinesis:DeleteStream")
                        .put("settles", false)
                        .putObject("input")
                        .put("StreamName", "victim")),
                new Edit("drop a step", file -> ((ArrayNode) change(file, 0).path("steps")).remove(0)),
                new Edit("another operation", file -> step(change(file, 1), "steps")
                        .put("operation", "fake:Delete")),
                new Edit(
                        "another input",
                        file -> ((ObjectNode) step(change(file, 1), "steps").path("input")).put("Value", "foreign")),
                new Edit("another identity", file -> change(file, 0).put("identity", "victim")),
                new Edit("swapped identities", file -> {
                    String first = change(file, 0).path("identity").asText();
                    change(file, 0).set("identity", change(file, 1).get("identity"));
                    change(file, 1).put("identity", first);
                }),
                new Edit("another kind", file -> change(file, 0).put("kind", "streams")),
                new Edit("another action", file -> change(file, 1).put("action", "replace")),
                new Edit(
                        "another fingerprint",
                        file -> ((ObjectNode) change(file, 1).path("fingerprint")).put("/comment", "00")),
                new Edit("no fingerprint", file -> change(file, 1).remove("fingerprint")),
                new Edit("a dropped edge", file -> file.path("changes").forEach(change -> {
                    ((ObjectNode) change).putArray("after");
                    ((ObjectNode) change).putArray("deletionAfter").add("roles.none");
                })),
                new Edit("another region", file -> ((ObjectNode) file.path("environment"))
                        .put("region", "eu-central-1")),
                new Edit("another account", file -> ((ObjectNode) file.path("environment")).put("account", "1")),
                new Edit("another stack", file -> file.put("stack", "other")),
                new Edit("no digest", file -> file.remove("digest")),
                new Edit(
                        "another risk",
                        file -> change(file, 0).putArray("risks").add("No risk.")),
                new Edit("no diagnostics", file -> file.putArray("diagnostics")),
                new Edit(
                        "another desired value",
                        file -> ((ObjectNode) change(file, 1).at("/intent/desired")).put("comment", "evil")),
                new Edit("another mark", file -> ((ObjectNode) change(file, 1).at("/intent/owner"))
                        .put("weir:protect", "true")),
                new Edit("reordered changes", file -> {
                    ArrayNode changes = (ArrayNode) file.path("changes");
                    changes.add(changes.remove(0));
                }),
                new Edit("a dropped change", file -> ((ArrayNode) file.path("changes")).remove(3)),
                new Edit("a further member", file -> file.put("mood", "good")));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void an_edited_file_is_refused_with_what_differs(Edit edit) {
        ObjectNode file = Json.of(written(everything(), SECRETS));
        ObjectNode edited = file.deepCopy();
        edit.edit().accept(edited);
        assertThat(edited).isNotEqualTo(file);

        PlanFile.Reading reading = read(edited.toString(), SECRETS);

        assertThat(reading.plan()).isEmpty();
        assertThat(reading.incomplete()).isFalse();
        assertThat(reading.diagnostics().getFirst().summary()).isEqualTo("The plan file was edited");
        assertThat(reading.diagnostics().getFirst().detail()).contains("What differs: '");
    }

    @Test
    void an_edited_step_is_named() {
        ObjectNode file = Json.of(written(everything(), SECRETS));
        step(change(file, 1), "steps").put("operation", "fake:Delete");

        assertThat(read(file.toString(), SECRETS).diagnostics().getFirst().detail())
                .contains("'steps' of tables.orders, entry 1");
    }

    /** What somebody who knows no secret can forge: a file without secrets, with digests that fit. */
    private static StoredPlan forged(String text, Consumer<ObjectNode> edit) {
        ObjectNode file = Json.of(text);
        edit.accept(file);
        PlanKey key = PlanKey.of(new TreeMap<>(), file.path("salt").asText(), 1);
        file.set("digest", PlanDigest.of(file, key));
        PlanFile.Reading reading = read(file.toString(), NONE);
        assertThat(reading.diagnostics()).isEmpty();
        return reading.plan().orElseThrow();
    }

    private Plan harmless() {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', shardCount: 1}")
                .declare("roles.old", "{name: 'old'}"));
        session.make(new StackBuilder("other").declare("streams.victim", "{name: 'victim'}"));
        return session.plan(new StackBuilder("shop").declare("streams.orders", "{name: 'orders', shardCount: 2}"));
    }

    private static Stream<Edit> forgeries() {
        return Stream.of(
                new Edit("a foreign step", file -> ((ArrayNode)
                                change(file, "streams.orders").path("steps"))
                        .addObject()
                        .put("operation", "iam:AttachRolePolicy")
                        .put("settles", false)
                        .putObject("input")),
                new Edit("a step with another input", file -> ((ObjectNode)
                                step(change(file, "streams.orders"), "steps").path("input"))
                        .put("Value", 99)),
                new Edit("the deletion of what another stack owns", file -> {
                    change(file, "roles.old")
                            .put("kind", "streams")
                            .put("identity", "victim")
                            .remove("fingerprint");
                    change(file, "roles.old").put("address", "streams.victim");
                }),
                new Edit("a deletion under another address", file -> change(file, "roles.old")
                        .put("address", "roles.another")),
                new Edit("an update of another object", file -> change(file, "streams.orders")
                        .put("identity", "victim")),
                new Edit("the mark of another stack", file -> ((ObjectNode)
                                change(file, "streams.orders").at("/intent/owner"))
                        .put("weir:stack", "other")));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forged_file_whose_digests_fit_runs_no_step(Edit edit) {
        StoredPlan plan = forged(written(harmless(), NONE), edit.edit());

        ApplyReport report = session.apply(plan);

        assertThat(report.outcome()).isEqualTo(ApplyReport.Outcome.REFUSED);
        assertThat(report.diagnostics()).isNotEmpty();
        assertThat(session.events()).isEmpty();
    }

    @Test
    void a_plan_that_was_not_edited_is_carried_out() {
        StoredPlan plan = forged(written(harmless(), NONE), file -> {});

        assertThat(session.apply(plan).outcome()).isEqualTo(ApplyReport.Outcome.COMPLETE);
    }

    @Test
    void files_of_format_2_0_are_read_for_ever() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, written(everything(), SECRETS) + "\n");
        }
        try (InputStream in = Files.newInputStream(GOLDEN)) {
            PlanFile.Reading reading = PlanFile.read(in, SECRETS);

            assertThat(reading.diagnostics()).isEmpty();
            Plan plan = stored(reading);
            assertThat(Session.lines(plan))
                    .containsExactly(
                            "ADOPT roles.theirs: Mark, Update",
                            "UPDATE tables.orders: Update",
                            "CREATE jobs.metrics: Create",
                            "DELETE roles.old: Delete",
                            "REPLACE streams.orders: Delete, Create");
            assertThat(Session.change(plan, "jobs.metrics")
                            .intent()
                            .desired()
                            .orElseThrow()
                            .path("password")
                            .asText())
                    .isEqualTo("hunter2");
            assertThat(Session.change(plan, "streams.orders").fingerprint()).isPresent();
            assertThat(plan.diagnostics().getFirst().address()).contains("jobs.metrics");
            assertThat(plan.outputs()).containsKey("url");
        }
    }
}
