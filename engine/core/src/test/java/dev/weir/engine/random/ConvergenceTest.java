package dev.weir.engine.random;

import static dev.weir.engine.fake.Session.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Action;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.ApplyReport.Outcome;
import dev.weir.engine.Change;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.fake.FakeProvider.Fault;
import dev.weir.engine.fake.Json;
import dev.weir.engine.fake.Session;
import dev.weir.engine.fake.StackBuilder;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConvergenceTest {
    private static final Identity FREE = identity("streams", "free");
    private static final Identity THEIRS = identity("roles", "theirs");

    /** A cloud in which others have objects too. */
    private static Session session() {
        Session session = new Session();
        session.cloud().looksUntilSettled(1);
        session.cloud().put(FREE, Json.of("{name: 'free'}"), Optional.empty());
        session.cloud()
                .put(
                        THEIRS,
                        Json.of("{name: 'theirs'}"),
                        Optional.of(Ownership.of("warehouse", "roles.theirs", "us-east-1")));
        return session;
    }

    private static void isAsDeclared(Session session, StackBuilder stack) {
        Plan plan = session.plan(stack);
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(Session.lines(plan)).isEmpty();
        Set<Identity> expected = stack.build().resources().values().stream()
                .map(Resource::identity)
                .collect(Collectors.toCollection(HashSet::new));
        expected.add(FREE);
        expected.add(THEIRS);
        assertThat(session.cloud().identities()).isEqualTo(expected);
        assertThat(session.cloud().deletedUnowned()).isEmpty();
    }

    private static void applies(Session session, StackBuilder stack) {
        Plan plan = session.plan(stack);
        assertThat(plan.diagnostics()).isEmpty();
        ApplyReport report = session.apply(plan);
        assertThat(report.failed()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Property(tries = 80)
    void any_stack_can_become_any_other_and_is_as_declared_after_one_apply(
            @ForAll long before, @ForAll long after, @ForAll @IntRange(min = 1, max = 8) int parallelism) {
        Session session = session().parallelism(parallelism);

        applies(session, Stacks.of(before));
        applies(session, Stacks.of(after));

        isAsDeclared(session, Stacks.of(after));
    }

    @Property(tries = 80)
    void a_run_that_is_killed_at_any_step_is_repaired_by_the_next(
            @ForAll long before,
            @ForAll long after,
            @ForAll @IntRange(min = 0, max = 25) int step,
            @ForAll boolean answerLost) {
        Session session = session();
        applies(session, Stacks.of(before));
        session.provider().fault(Faults.killedAt(step, answerLost));
        session.apply(session.plan(Stacks.of(after)));
        session.provider().fault(Fault.NONE);
        session.cloud().settleAll();

        applies(session, Stacks.of(after));

        isAsDeclared(session, Stacks.of(after));
    }

    @Property(tries = 80)
    void runs_that_fail_here_and_there_get_there_in_the_end(
            @ForAll long before, @ForAll long after, @ForAll long fate, @ForAll @IntRange(max = 60) int percent) {
        Session session = session();
        applies(session, Stacks.of(before));
        for (int run = 0; run < 3; run++) {
            session.provider().fault(Faults.flaky(fate + run, percent));
            session.apply(session.plan(Stacks.of(after)));
            session.cloud().settleAll();
        }
        session.provider().fault(Fault.NONE);

        applies(session, Stacks.of(after));

        isAsDeclared(session, Stacks.of(after));
    }

    @Property(tries = 80)
    void a_destruction_that_is_killed_at_any_step_is_finished_by_the_next(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int step, @ForAll boolean answerLost) {
        Session session = session();
        applies(session, Stacks.of(seed));
        session.provider().fault(Faults.killedAt(step, answerLost));
        session.apply(session.plan(Stack.empty("shop"), PlanOptions.DEFAULT));
        session.provider().fault(Fault.NONE);
        session.cloud().settleAll();

        applies(session, new StackBuilder("shop"));

        isAsDeclared(session, new StackBuilder("shop"));
    }

    @Property(tries = 80)
    void an_interrupted_run_names_every_change_once_and_the_next_finishes(
            @ForAll long before, @ForAll long after, @ForAll @IntRange(min = 0, max = 20) int asked) {
        Session session = session();
        applies(session, Stacks.of(before));
        Plan plan = session.plan(Stacks.of(after));
        int[] left = {asked};

        ApplyReport report = session.apply(plan, () -> left[0]-- <= 0);

        assertThat(report.failed().keySet()).allSatisfy(address -> assertThat(
                        Session.change(plan, address.toString()).action())
                .isEqualTo(Action.REPLACE));
        assertThat(report.done().size()
                        + report.failed().size()
                        + report.skipped().size())
                .isEqualTo(plan.changes().size());
        applies(session, Stacks.of(after));
        isAsDeclared(session, Stacks.of(after));
    }

    @Property(tries = 80)
    void what_is_destroyed_goes_after_what_refers_to_it(@ForAll long seed) {
        Session session = session().parallelism(1);
        applies(session, Stacks.of(seed));
        Stack declared = Stacks.of(seed).build();
        Plan plan = session.plan(Stack.empty("shop"), PlanOptions.DEFAULT);
        session.cloud().clearLog();
        session.apply(plan);

        List<String> log = session.cloud().log();
        for (Change change : plan.changes()) {
            Resource resource = declared.resources().get(change.address());
            String text = resource.properties().toString();
            declared.resources().values().stream()
                    .filter(other ->
                            text.contains("\"" + other.attributes().get("arn").asText() + "\""))
                    .forEach(other -> assertThat(log.indexOf(deletion(resource.identity())))
                            .isLessThan(log.indexOf(deletion(other.identity()))));
        }
        assertThat(log).hasSameSizeAs(plan.changes());
    }

    private static String deletion(Identity identity) {
        return "Delete " + identity.kind() + " " + identity.name();
    }
}
