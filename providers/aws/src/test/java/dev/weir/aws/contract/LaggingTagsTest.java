package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tagging API answers as things were an hour ago, and every kind is right all the same. */
@DisplayName("With tags that lag behind")
final class LaggingTagsTest {
    private static final Duration LAG = Duration.ofHours(1);
    private static final MovableClock CLOCK = new MovableClock();
    private static final World WORLD =
            new World(EmbeddedAws.started(options -> options.withTagLag(LAG).withClock(CLOCK)));
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    static List<Subject> subjects() {
        return Subjects.ALL;
    }

    private static Ownership owner(Subject subject) {
        return Ownership.of("lagging", subject.kind() + ".one", "us-east-1");
    }

    private static ObjectNode created(Subject subject, String unique) {
        subject.needs().forEach(need -> created(need, unique));
        ObjectNode properties = subject.named(unique);
        Identity identity = WORLD.identity(subject.kind(), properties);
        mark(identity, properties, Optional.of(owner(subject)));
        return properties;
    }

    private static void mark(Identity identity, ObjectNode properties, Optional<Ownership> owner) {
        WORLD.apply(identity, WORLD.plan(identity, Optional.of(properties), owner));
    }

    private static String unique() {
        return "lag" + UNIQUE.incrementAndGet();
    }

    /** What is planned while the index still tells of the mark is carried out while the object bears another one or none. */
    private static void assertKept(Subject subject, Optional<Ownership> other, String because) {
        ObjectNode properties = created(subject, unique());
        Identity identity = WORLD.identity(subject.kind(), properties);
        CLOCK.advance(LAG.plusSeconds(1));
        PlanResponse before = WORLD.plan(identity, Optional.empty(), Optional.empty());
        mark(identity, properties, other);
        PlanResponse after = WORLD.plan(identity, Optional.empty(), Optional.empty());
        for (PlanResponse plan : List.of(before, after)) {
            assertThat(plan.deletion())
                    .isNotEmpty()
                    .allSatisfy(step -> assertRefused(subject, identity, step, because));
        }
        assertThat(WORLD.read(identity)).isPresent();
    }

    private static void assertRefused(Subject subject, Identity identity, Step step, String because) {
        assertThatThrownBy(() -> WORLD.remove(identity, step, owner(subject)))
                .as(step.operation())
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.category())
                        .isEqualTo(Category.CONFLICT))
                .hasMessageContaining(identity.name())
                .hasMessageContaining(because)
                .hasMessageContaining("Nothing was deleted");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_was_released_is_not_deleted(Subject subject) {
        assertKept(subject, Optional.empty(), "its mark was removed");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_another_stack_took_over_is_not_deleted(Subject subject) {
        assertKept(
                subject,
                Optional.of(Ownership.of("other", subject.kind() + ".two", "us-east-1")),
                "it belongs to stack 'other'");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_the_stack_owns_in_another_region_is_not_deleted(Subject subject) {
        assertKept(
                subject,
                Optional.of(Ownership.of("lagging", subject.kind() + ".one", "eu-west-1")),
                "in region 'eu-west-1'");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_was_released_or_taken_over_is_not_changed_either(Subject subject) {
        ObjectNode properties = created(subject, unique());
        Identity identity = WORLD.identity(subject.kind(), properties);
        CLOCK.advance(LAG.plusSeconds(1));
        WORLD.confirm(identity, Optional.of(owner(subject)));
        assertRefused(subject, identity, Optional.empty(), "it belongs to stack 'lagging'");
        mark(identity, properties, Optional.empty());
        WORLD.confirm(identity, Optional.empty());
        assertRefused(subject, identity, Optional.of(owner(subject)), "its mark was removed");
        mark(identity, properties, Optional.of(Ownership.of("other", subject.kind() + ".two", "us-east-1")));
        assertRefused(subject, identity, Optional.of(owner(subject)), "it belongs to stack 'other'");
    }

    private static void assertRefused(Subject subject, Identity identity, Optional<Ownership> owner, String because) {
        assertThatThrownBy(() -> WORLD.confirm(identity, owner))
                .as(subject.kind())
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.category())
                        .isEqualTo(Category.CONFLICT))
                .hasMessageContaining(identity.name())
                .hasMessageContaining(because)
                .hasMessageContaining("Nothing was changed");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_was_created_a_moment_ago_is_found_by_a_thorough_search_and_can_be_deleted(Subject subject) {
        ObjectNode properties = created(subject, unique());
        Identity identity = WORLD.identity(subject.kind(), properties);
        assertThat(WORLD.read(identity).flatMap(Live::owner)).contains(owner(subject));
        assertThat(WORLD.kind(subject.kind())
                        .discover(Search.thorough("lagging"))
                        .owned())
                .contains(identity);
        WORLD.apply(identity, WORLD.plan(identity, Optional.empty(), Optional.empty()));
        assertThat(WORLD.read(identity)).isEmpty();
    }
}
