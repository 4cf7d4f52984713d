package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.contract.Variations.Variation;
import dev.weir.engine.Plan;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every kind keeps to, whatever it is a kind of. */
public abstract class KindContract {
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    /** What an object does not keep, because it says how to write it, or because Weir finds it out itself. */
    private static final Set<String> NO_STATE = Set.of("/skipArchive", "/pipeline/source");

    /** What short forms stand for. */
    private static final Map<String, List<String>> SHORT_FORMS = Map.of(
            "service", List.of("/assumeRolePolicy"),
            "maxCapacity", List.of("/maxCapacity", "/workerType", "/numberOfWorkers"),
            "stream", List.of("/storageDescriptor"),
            "schema", List.of("/storageDescriptor"),
            "location", List.of("/storageDescriptor"),
            "columns", List.of("/storageDescriptor"),
            "format", List.of("/storageDescriptor", "/parameters/classification"));

    private final World world;
    private final Subject subject;
    private final Optional<Ownership> owner;

    protected KindContract(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
        this.owner = Optional.of(Ownership.of("contract", subject.kind() + ".one", "us-east-1"));
    }

    private ObjectNode fresh() {
        String unique = "t" + UNIQUE.incrementAndGet();
        subject.needs().forEach(need -> create(need, unique));
        return subject.named(unique);
    }

    private void create(Subject need, String unique) {
        need.needs().forEach(deeper -> create(deeper, unique));
        ObjectNode properties = need.named(unique);
        Identity identity = world.identity(need.kind(), properties);
        world.apply(identity, world.plan(identity, Optional.of(properties), owner));
    }

    private Identity identity(ObjectNode properties) {
        return world.identity(subject.kind(), properties);
    }

    private PlanResponse plan(ObjectNode desired) {
        return world.plan(identity(desired), Optional.of(desired), owner);
    }

    private ObjectNode created() {
        ObjectNode desired = fresh();
        world.apply(identity(desired), plan(desired));
        return desired;
    }

    /** Whether the kind's own rules refuse these properties before anything is planned. */
    private boolean breaksRules(ObjectNode properties) {
        return world.kind(subject.kind()) instanceof PropertyRules rules
                && rules.check(world.complete(subject.kind(), properties)).stream()
                        .anyMatch(problem -> problem.diagnostic().isError());
    }

    private void assertNothingToDo(ObjectNode desired) {
        PlanResponse plan = plan(desired);
        assertThat(plan.differences()).isEmpty();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.deletion()).isEmpty();
        assertThat(plan.diagnostics()).isEmpty();
    }

    @Test
    void what_does_not_exist_is_not_read() {
        assertThat(world.read(identity(fresh()))).isEmpty();
    }

    @Test
    void a_created_object_is_read_as_owned_and_leaves_nothing_to_do() {
        ObjectNode desired = created();
        assertThat(world.read(identity(desired)).flatMap(Live::owner)).isEqualTo(owner);
        assertNothingToDo(desired);
    }

    @Test
    void what_a_plan_says_of_attributes_comes_true() {
        ObjectNode desired = fresh();
        PlanResponse plan = plan(desired);
        world.apply(identity(desired), plan);
        ObjectNode attributes = world.read(identity(desired)).orElseThrow().attributes();
        assertThat(plan.attributes().properties()).isNotEmpty().allSatisfy(planned -> assertThat(
                        attributes.path(planned.getKey()).asText())
                .as(planned.getKey())
                .isEqualTo(planned.getValue().asText()));
    }

    @Test
    void each_changed_property_shows_as_just_that_change_and_is_made() {
        ObjectNode desired = created();
        for (Subject.Change change : subject.changes()) {
            change.edit().accept(desired);
            PlanResponse plan = plan(desired);
            assertThat(plan.differences())
                    .extracting(Difference::path)
                    .containsExactlyInAnyOrderElementsOf(change.paths());
            assertThat(plan.steps()).isNotEmpty();
            world.apply(identity(desired), plan);
            assertNothingToDo(desired);
        }
    }

    @Test
    void whatever_property_of_the_schema_is_written_otherwise_the_plan_shows_it_there_and_nowhere_else() {
        ObjectNode desired = created();
        KindSchema schema = world.kind(subject.kind()).schema();
        List<Variation> variations = Variations.of(schema.document(), desired).stream()
                .filter(variation -> !schema.identity().contains(variation.property()))
                .filter(variation -> NO_STATE.stream().noneMatch(variation.path()::startsWith))
                .toList();
        assertThat(variations).isNotEmpty();
        for (Variation variation : variations) {
            if (breaksRules(variation.properties())) {
                continue;
            }
            PlanResponse plan = plan(variation.properties());
            if (plan.diagnostics().isEmpty()) {
                assertThat(plan.differences())
                        .as(variation.path())
                        .isNotEmpty()
                        .extracting(Difference::path)
                        .allMatch(path ->
                                SHORT_FORMS
                                        .getOrDefault(variation.property(), List.of("/" + variation.property()))
                                        .stream()
                                        .anyMatch(path::startsWith));
            } else {
                assertThat(plan.diagnostics()).as(variation.path()).anyMatch(Diagnostic::isError);
            }
        }
    }

    @Test
    void properties_from_sensitive_variables_are_shown_nowhere() {
        ObjectNode desired = fresh();
        String stack = "hidden-" + UNIQUE.incrementAndGet();
        Address address = new Address(subject.kind(), "one");
        Optional<Ownership> mark = Optional.of(Ownership.of(stack, address.mark(), "us-east-1"));
        assertHidden(stack, address, desired);
        world.apply(identity(desired), world.plan(identity(desired), Optional.of(desired), mark));
        subject.changes().forEach(change -> change.edit().accept(desired));
        assertHidden(stack, address, desired);
    }

    /** A plan for other values must look the same. */
    private void assertHidden(String stack, Address address, ObjectNode properties) {
        Secrecy secrecy = new Secrecy(world.kind(subject.kind()).schema());
        ObjectNode marked = secrecy.marked(properties);
        Plan plan = world.plan(stack, address, marked);
        Plan other = world.plan(stack, address, secrecy.others(marked));
        assertThat(Secrecy.differences(plan, other)).isEmpty();
        assertThat(Secrecy.quoted(marked, plan, other)).isEmpty();
    }

    @Test
    void an_owned_object_is_discovered_until_it_is_deleted() {
        ObjectNode desired = created();
        Identity identity = identity(desired);
        assertThat(world.kind(subject.kind()).discover(Search.quick("contract")).owned())
                .contains(identity);
        assertThat(world.kind(subject.kind())
                        .discover(Search.quick("somebody-else"))
                        .owned())
                .doesNotContain(identity);
        world.apply(identity, world.plan(identity, Optional.empty(), Optional.empty()));
        assertThat(world.read(identity)).isEmpty();
        assertThat(world.kind(subject.kind()).discover(Search.quick("contract")).owned())
                .doesNotContain(identity);
    }

    @Test
    void deleting_twice_is_no_error() {
        Identity identity = identity(created());
        PlanResponse deletion = world.plan(identity, Optional.empty(), Optional.empty());
        world.apply(identity, deletion);
        world.apply(identity, deletion);
        assertThat(world.read(identity)).isEmpty();
    }

    @Test
    void an_adopted_object_equals_a_created_one() {
        ObjectNode desired = fresh();
        Identity identity = identity(desired);
        world.apply(identity, world.plan(identity, Optional.of(desired), Optional.empty()));
        assertThat(world.read(identity).flatMap(Live::owner)).isEmpty();
        PlanResponse adoption = plan(desired);
        assertThat(adoption.differences()).isEmpty();
        assertThat(adoption.steps()).isNotEmpty();
        world.apply(identity, adoption);
        assertThat(world.read(identity).flatMap(Live::owner)).isEqualTo(owner);
        assertNothingToDo(desired);
    }

    @Test
    void protection_is_kept_on_the_object() {
        ObjectNode desired = created();
        Optional<Ownership> protection = Optional.of(new Ownership(
                "contract", subject.kind() + ".one", Optional.of("us-east-1"), Set.of(Ownership.Trait.PROTECTED)));
        world.apply(identity(desired), world.plan(identity(desired), Optional.of(desired), protection));
        assertThat(world.read(identity(desired)).flatMap(Live::owner)).isEqualTo(protection);
        world.apply(identity(desired), plan(desired));
        assertThat(world.read(identity(desired)).flatMap(Live::owner)).isEqualTo(owner);
    }

    @Test
    void a_creation_that_is_cut_short_anywhere_is_taken_up_by_the_next_plan() {
        int steps = plan(fresh()).steps().size();
        for (int done = 0; done <= steps; done++) {
            ObjectNode desired = fresh();
            List<Step> first = plan(desired).steps().subList(0, done);
            first.forEach(step -> world.carryOut(identity(desired), step));
            world.apply(identity(desired), plan(desired));
            assertNothingToDo(desired);
        }
    }

    @Test
    void a_deletion_that_is_cut_short_anywhere_is_taken_up_by_the_next_plan() {
        int steps = world.plan(identity(created()), Optional.empty(), Optional.empty())
                .deletion()
                .size();
        for (int done = 0; done <= steps; done++) {
            Identity identity = identity(created());
            List<Step> first = world.plan(identity, Optional.empty(), Optional.empty())
                    .deletion()
                    .subList(0, done);
            first.forEach(step -> world.carryOut(identity, step));
            world.apply(identity, world.plan(identity, Optional.empty(), Optional.empty()));
            assertThat(world.read(identity)).isEmpty();
        }
    }

    @Test
    void a_creating_step_that_is_repeated_is_no_error() {
        ObjectNode desired = fresh();
        List<Step> steps = plan(desired).steps();
        world.carryOut(identity(desired), steps.getFirst());
        world.carryOut(identity(desired), steps.getFirst());
        world.apply(identity(desired), plan(desired));
        assertNothingToDo(desired);
    }
}
