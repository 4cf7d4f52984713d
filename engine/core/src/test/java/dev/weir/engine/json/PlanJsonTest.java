package dev.weir.engine.json;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private final Session session = new Session();

    @Test
    void a_plan_is_the_document_that_the_command_line_promises() {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', shardCount: 2}")
                .declare("roles.old", "{name: 'old'}"));
        session.cloud().put(identity("roles", "theirs"), Json.of("{name: 'theirs'}"), Optional.empty());

        ObjectNode view = PlanJson.view(session.plan(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders', shardCount: 4, format: 'avro'}")
                .declare("roles.theirs", "{name: 'theirs'}")));

        assertThat(view).isEqualTo(Json.of("""
                        {formatVersion: '1.0', stack: 'shop',
                         summary: {create: 0, update: 0, replace: 1, delete: 1, adopt: 0, release: 0, unchanged: 0},
                         changes: [
                           {address: 'roles.old', kind: 'roles', identity: 'old', action: 'delete', differences: [],
                            steps: [{operation: 'fake:Delete'}], risks: ['What it holds is lost.'], origin: 'change'},
                           {address: 'streams.orders', kind: 'streams', identity: 'orders', action: 'replace',
                            differences: [{path: '/shardCount', before: 2, after: 4, replaces: false},
                                          {path: '/format', after: 'avro', replaces: true}],
                            steps: [{operation: 'fake:Delete'}, {operation: 'fake:Create'}],
                            risks: ['What it holds is lost.'], dataLoss: ['Its records are lost.'],
                            dataLossAccepted: false, origin: 'change'}],
                         contracts: [],
                         diagnostics: [{severity: 'error', summary: 'The object exists and belongs to no stack',
                           detail: "The role 'theirs' already exists and no stack owns it, so it is left alone. To adopt it into this stack, run again with --adopt or set lifecycle.adopt: true on roles.theirs; to leave it alone, choose another name.",
                           address: 'roles.theirs', file: 'roles.theirs', line: 1, column: 1, endLine: 1, endColumn: 1}]}
                        """));
    }

    @Test
    void sensitive_values_are_masked() {
        session.make(new StackBuilder("shop").declare("jobs.metrics", "{name: 'metrics', password: 'old secret'}"));

        Plan plan = session.plan(
                new StackBuilder("shop").declare("jobs.metrics", "{name: 'metrics', password: 'new secret'}"));

        assertThat(PlanJson.view(plan).at("/changes/0/differences/0"))
                .isEqualTo(Json.of("{path: '/password', before: '(sensitive)', after: '(sensitive)', replaces: false,"
                        + " sensitive: true}"));
    }

    @Test
    void sensitive_values_are_masked_where_they_stand_and_nowhere_else() {
        session.make(new StackBuilder("shop").declare("streams.orders", "{name: 'orders'}"));

        Plan plan = session.plan(new StackBuilder("shop")
                .secret("var.token", "update")
                .declare("streams.orders", "{name: 'orders', tags: {update: 'update', other: 'up' }}"));

        ObjectNode view = PlanJson.view(plan);
        assertThat(view.path("summary").has("update")).isTrue();
        assertThat(view.at("/changes/0/action").asText()).isEqualTo("update");
        assertThat(view.at("/changes/0/differences/0/after"))
                .isEqualTo(Json.of("{update: '(sensitive)', other: 'up'}"));
    }
}
