package dev.weir.engine.plan;

import static dev.weir.engine.fake.Session.address;
import static dev.weir.engine.fake.Session.identity;
import static dev.weir.engine.fake.Session.lines;
import static dev.weir.engine.fake.Session.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Address;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Stack;
import dev.weir.spi.Difference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private final Session session = new Session();

    @BeforeEach
    void aProtectedStreamAndARoleLive() {
        session.make(new StackBuilder("shop")
                .declare("streams.orders", "{name: 'orders'}", new Lifecycle(true, false, List.of(), List.of()))
                .declare("roles.glue", "{name: 'glue'}"));
    }

    private Plan release(Address... addresses) {
        return new Planner(session.provider())
                .release("shop", session.provider().here(), new TreeSet<>(Set.of(addresses)), phrase -> {});
    }

    @Test
    void a_released_object_stays_and_belongs_to_nobody() {
        Plan plan = release(address("streams.orders"));

        assertThat(lines(plan)).containsExactly("RELEASE streams.orders: Mark");
        assertThat(plan.changes().getFirst().differences())
                .extracting(Difference::path)
                .containsExactly("/weir:stack", "/weir:address", "/weir:region", "/weir:protect");
        session.apply(plan);
        assertThat(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT).changes())
                .extracting(change -> change.identity())
                .containsExactly(identity("roles", "glue"));
        assertThat(session.cloud().identities()).contains(identity("streams", "orders"));
    }

    @Test
    void what_the_stack_does_not_own_cannot_be_released() {
        assertThat(problems(release(address("streams.unknown")))).containsExactly("streams.unknown: No such resource");
    }

    @Test
    void nothing_is_released_when_nothing_is_named() {
        assertThat(release().changes()).isEmpty();
    }
}
