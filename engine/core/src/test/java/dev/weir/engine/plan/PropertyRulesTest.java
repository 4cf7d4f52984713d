package dev.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.PropertyProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A kind's own rules")
final class PropertyRulesTest {
    private final Session session = new Session();

    private Plan plan(Diagnostic diagnostic) {
        session.provider().propertyProblems(new PropertyProblem("/shardCount", diagnostic));
        return session.plan(new StackBuilder("lab").declare("streams.orders", "{name: 'orders', shardCount: 2}"));
    }

    @Test
    void stop_a_plan() {
        Plan plan = plan(Diagnostic.error("Too many shards", "There are too many."));
        assertThat(Session.problems(plan)).containsExactly("streams.orders: Too many shards");
        assertThat(plan.hasErrors()).isTrue();
    }

    @Test
    void leave_their_warnings_to_validate() {
        assertThat(plan(Diagnostic.warning("Many shards", "There are many.")).diagnostics())
                .isEmpty();
    }
}
