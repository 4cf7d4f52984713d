package dev.weir.engine.json;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Plan;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Secrets;
import dev.weir.spi.ProviderException.Category;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyJsonTest {
    private final Session session = new Session();
    private final StackBuilder stack = new StackBuilder("shop")
            .declare("databases.lake", "{name: 'lake'}")
            .declare("roles.glue", "{name: 'glue'}")
            .declare("tables.orders", "{database: 'lake', name: 'orders'}");

    private Plan plan() {
        Plan plan = session.plan(stack);
        return new Plan(
                plan.stack(),
                plan.environment(),
                plan.changes(),
                plan.unchanged(),
                Map.of("url", TextNode.valueOf("s3://lake")),
                List.of(),
                List.of());
    }

    @Test
    void a_report_names_done_failed_and_skipped() {
        session.provider().fault(Fault.on(identity("databases", "lake"), Category.LIMIT, "no more"));
        Plan plan = plan();

        ApplyReport report = session.apply(plan);

        assertThat(ApplyJson.view(plan, report, Secrets.NONE)).isEqualTo(Json.of("""
                        {formatVersion: '1.0', stack: 'shop', outcome: 'failed', done: ['roles.glue'],
                         failed: [{address: 'databases.lake', diagnostics: [
                           {severity: 'error', summary: 'Quota exceeded', detail: 'fake:Create: no more',
                            address: 'databases.lake'}]}],
                         skipped: ['tables.orders'], outputs: {}, diagnostics: []}
                        """));
    }

    @Test
    void a_complete_apply_gives_the_outputs() {
        Plan plan = plan();

        ApplyReport report = session.apply(plan);

        assertThat(ApplyJson.view(plan, report, Secrets.NONE).get("outputs")).isEqualTo(Json.of("{url: 's3://lake'}"));
    }
}
