package dev.weir.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelismTest {
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private static StackBuilder roles(int count) {
        StackBuilder stack = new StackBuilder("shop");
        for (int i = 0; i < count; i++) {
            stack.declare("roles.r" + i, "{name: 'r%d'}".formatted(i));
        }
        return stack;
    }

    /** Each step waits until as many are under way as there may be. */
    private Fault meetingOf(int parties) {
        CyclicBarrier barrier = new CyclicBarrier(parties);
        return new Fault() {
            @Override
            public void before(Identity identity, Step step) {
                most.accumulateAndGet(underway.incrementAndGet(), Math::max);
                try {
                    barrier.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException(e);
                } finally {
                    underway.decrementAndGet();
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void as_many_steps_as_allowed_are_under_way_and_never_more(int parallelism) {
        Session session = new Session().parallelism(parallelism);
        session.provider().fault(meetingOf(parallelism));

        assertThat(session.apply(session.plan(roles(parallelism * 4))).outcome())
                .isEqualTo(Outcome.COMPLETE);

        assertThat(most).hasValue(parallelism);
    }

    @Test
    void waiting_for_an_object_does_not_keep_others_from_starting() {
        Session session = new Session().parallelism(1);
        session.lookOnceAllAreMade(3);

        StackBuilder stack = new StackBuilder("shop")
                .declare("streams.a", "{name: 'a'}")
                .declare("streams.b", "{name: 'b'}")
                .declare("streams.c", "{name: 'c'}");

        assertThat(session.apply(session.plan(stack)).outcome()).isEqualTo(Outcome.COMPLETE);
    }
}
