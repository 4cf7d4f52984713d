package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class MomentTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Mutations mutations = new Mutations();
    private final Moment<String, Integer> moment = new Moment<>(mutations::count, nanos::get);

    private int ask(String key) {
        return moment.of(key, asked::incrementAndGet);
    }

    @Test
    void questions_of_one_moment_share_an_answer() {
        assertThat(ask("stack")).isEqualTo(1);
        mutations.around("glue:GetTags", () -> 0);
        assertThat(ask("stack")).isEqualTo(1);
    }

    @Test
    void another_question_has_its_own_answer() {
        ask("stack");
        assertThat(ask("other")).isEqualTo(2);
    }

    @Test
    void a_mutating_call_ends_the_moment() {
        ask("stack");
        mutations.around("glue:CreateJob", () -> 0);
        assertThat(ask("stack")).isEqualTo(2);
    }

    @Test
    void what_is_asked_while_a_mutating_call_is_under_way_does_not_outlast_it() {
        mutations.around("glue:CreateJob", () -> ask("stack"));
        assertThat(ask("stack")).isEqualTo(2);
    }

    @Test
    void a_moment_is_over_after_a_few_seconds() {
        ask("stack");
        nanos.set(6_000_000_000L);
        assertThat(ask("stack")).isEqualTo(2);
    }
}
