package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.contract.Extremes.Setting;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Differences;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind against every kind of value of each of its properties, on answers in AWS's spelling. */
final class ValuesTest {
    private final World world = EmbeddedAws.world();
    private final List<String> wrong = new ArrayList<>();
    private Subject subject;
    private ObjectNode base;
    private ObjectNode before;

    static Stream<Subject> subjects() {
        return Stream.of(
                Subjects.BUCKET,
                Subjects.LOCKED_BUCKET,
                Subjects.OBJECT,
                Subjects.ROLE,
                Subjects.STREAM,
                Subjects.ON_DEMAND_STREAM,
                Subjects.CONSUMER,
                Subjects.REGISTRY,
                Subjects.SCHEMA,
                Subjects.DATABASE,
                Subjects.FILE_TABLE,
                Subjects.VIEW,
                Subjects.STREAM_TABLE,
                Subjects.JOB,
                Subjects.PIPELINE,
                Subjects.CRAWLER);
    }

    /**
     * One object takes values of all properties together. What a rule or the service refuses is tried again in halves, and left
     * out where it is refused by itself: no plan can help there.
     */
    @ParameterizedTest
    @MethodSource("subjects")
    void whatever_value_a_property_is_given_the_next_plan_is_empty_also_when_it_is_taken_away_again(Subject tried) {
        subject = tried;
        base = created(tried, "values" + subjects().toList().indexOf(tried));
        before = live();
        KindSchema schema = world.kind(subject.kind()).schema();
        List<List<Setting>> settings = Extremes.of(schema, base, subject.examples());
        int rounds = settings.stream().mapToInt(List::size).max().orElseThrow();
        int taken = 0;
        for (int round = 0; round < rounds; round++) {
            taken += taken(column(settings, round));
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).isPositive();
    }

    private static List<Setting> column(List<List<Setting>> settings, int round) {
        return settings.stream()
                .filter(some -> some.size() > round)
                .map(some -> some.get(round))
                .toList();
    }

    private ObjectNode created(Subject one, String unique) {
        one.needs().forEach(need -> created(need, unique));
        ObjectNode properties = one.named(unique);
        Identity identity = world.identity(one.kind(), properties);
        world.apply(identity, world.plan(identity, Optional.of(properties), owner(one)));
        return properties;
    }

    private static Optional<Ownership> owner(Subject one) {
        return Optional.of(Ownership.of("contract", one.kind() + ".one", "us-east-1"));
    }

    private Identity identity() {
        return world.identity(subject.kind(), base);
    }

    private ObjectNode live() {
        return world.read(identity()).orElseThrow().properties();
    }

    private PlanResponse plan(ObjectNode desired) {
        return world.plan(identity(), Optional.of(desired), owner(subject));
    }

    /** How many of the settings were taken. */
    private int taken(List<Setting> settings) {
        ObjectNode desired = base.deepCopy();
        settings.forEach(setting -> desired.set(setting.property(), setting.value()));
        if (!isTaken(desired, settings)) {
            int half = settings.size() / 2;
            return half == 0 ? 0 : taken(settings.subList(0, half)) + taken(settings.subList(half, settings.size()));
        }
        expectNothingToDo(desired, settings + "");
        world.apply(identity(), plan(base));
        expectNothingToDo(base, settings + " taken away");
        Differences.between(world.kind(subject.kind()).schema(), before, live())
                .forEach(left -> wrong.add(settings + " taken away leaves " + left));
        return settings.size();
    }

    private void expectNothingToDo(ObjectNode desired, String when) {
        PlanResponse plan = plan(desired);
        if (!plan.differences().isEmpty() || !plan.steps().isEmpty()) {
            wrong.add(when + ": " + plan.differences() + " " + plan.steps());
        }
    }

    private boolean isTaken(ObjectNode desired, List<Setting> settings) {
        if (breaksRules(desired)) {
            return false;
        }
        PlanResponse plan = plan(desired);
        boolean isPossible = plan.diagnostics().stream().noneMatch(Diagnostic::isError)
                && plan.deletion().isEmpty();
        try {
            if (isPossible) {
                world.apply(identity(), plan);
            }
            return isPossible;
        } catch (ProviderException refused) {
            assertThat(refused.category())
                    .as(settings + ": " + refused)
                    .isNotEqualTo(ProviderException.Category.SERVICE);
            return false;
        }
    }

    private boolean breaksRules(ObjectNode properties) {
        return world.kind(subject.kind()) instanceof PropertyRules rules
                && rules.check(world.complete(subject.kind(), properties)).stream()
                        .anyMatch(problem -> problem.diagnostic().isError());
    }
}
