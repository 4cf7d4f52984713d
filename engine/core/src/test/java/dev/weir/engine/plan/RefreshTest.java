package dev.weir.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshTest {
    private final Session session = new Session();

    private static StackBuilder streams(int count) {
        StackBuilder stack = new StackBuilder("shop");
        for (int i = 0; i < count; i++) {
            stack.declare("streams.s" + i, "{name: 's%d'}".formatted(i));
        }
        return stack;
    }

    @Test
    void a_kind_is_searched_once_and_read_once_however_many_objects_there_are() {
        session.make(streams(50));
        session.provider().clearCalls();

        session.plan(streams(60));

        assertThat(session.provider().calls())
                .filteredOn(call -> call.endsWith("streams") || call.contains("streams "))
                .containsExactlyInAnyOrder("discover streams", "read streams 60");
        assertThat(session.provider().calls())
                .filteredOn(call -> call.startsWith("read"))
                .hasSize(1);
    }

    @Test
    void progress_says_what_is_read() {
        List<String> phrases = new ArrayList<>();

        new Planner(session.provider())
                .plan(
                        streams(3).declare("roles.one", "{name: 'one'}").build(),
                        session.provider().here(),
                        PlanOptions.DEFAULT,
                        phrases::add);

        assertThat(phrases).containsExactlyInAnyOrder("reading 3 streams", "reading 1 role");
    }
}
