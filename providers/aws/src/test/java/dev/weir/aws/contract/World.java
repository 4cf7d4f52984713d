package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.plan.Planner;
import dev.weir.spec.Address;
import dev.weir.spec.AwsSettings;
import dev.weir.spec.Lifecycle;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Plans and applies one object at a time, as an engine would, against an endpoint. */
public final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AwsProvider provider;

    public World(URI endpoint) {
        this(AwsConfig.embedded(endpoint, "us-east-1"));
    }

    public World(AwsConfig config) {
        this.provider = new AwsProvider(config);
    }

    public Kind kind(String name) {
        return provider.kinds().get(name);
    }

    /** Properties with the kind's defaults. */
    public ObjectNode complete(String kind, ObjectNode properties) {
        return Defaults.fill(kind(kind).schema().document(), properties.deepCopy());
    }

    public Identity identity(String kind, ObjectNode properties) {
        return kind(kind).schema().identityOf(properties).orElseThrow();
    }

    public Optional<Live> read(Identity identity) {
        return Optional.ofNullable(kind(identity.kind()).read(List.of(identity)).get(identity));
    }

    public PlanResponse plan(Identity identity, Optional<ObjectNode> desired, Optional<Ownership> owner) {
        return kind(identity.kind())
                .plan(new PlanRequest(
                        identity,
                        desired.map(properties -> complete(identity.kind(), properties)),
                        read(identity),
                        owner,
                        provider.environment(),
                        other -> read(other).map(Live::attributes)));
    }

    /** Plans a stack that declares nothing, as the command line would. */
    public Plan planEmpty(String stack) {
        return plan(stack, Map.of());
    }

    /** Plans a stack of one resource, as the command line would. */
    public Plan plan(String stack, Address address, ObjectNode properties) {
        KindSchema schema = kind(address.kind()).schema();
        ObjectNode complete = Defaults.fill(schema.document(), properties.deepCopy());
        Resource resource = new Resource(
                address,
                identity(address.kind(), complete),
                complete,
                schema.attributes(complete, provider.environment()),
                Lifecycle.NONE,
                new TreeSet<>(),
                pointer -> Optional.empty());
        return plan(stack, Map.of(address, resource));
    }

    private Plan plan(String stack, Map<Address, Resource> resources) {
        return new Planner(provider)
                .plan(
                        new Stack(stack, false, AwsSettings.NONE, new TreeMap<>(resources), Map.of(), Secrets.NONE),
                        provider.environment(),
                        PlanOptions.DEFAULT,
                        phrase -> {});
    }

    public Environment environment() {
        return provider.environment();
    }

    /** How often an operation has been called. */
    public long calls(String operation) {
        return provider.statistics().calls().getOrDefault(operation, 0L);
    }

    /** Carries out what a plan says, all of it. */
    public void apply(Identity identity, PlanResponse plan) {
        assertThat(plan.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        read(identity)
                .flatMap(Live::owner)
                .ifPresentOrElse(
                        owner -> plan.deletion().forEach(step -> remove(identity, step, owner)),
                        () -> plan.deletion().forEach(step -> carryOut(identity, step)));
        plan.steps().forEach(step -> carryOut(identity, step));
    }

    /** Carries a deletion step out as long as the object has a mark. */
    public void remove(Identity identity, Step step, Ownership owner) {
        settle(identity, step, kind(identity.kind()).remove(identity, step, owner));
    }

    /** Makes sure that an object still has a mark. */
    public void confirm(Identity identity, Optional<Ownership> owner) {
        kind(identity.kind()).confirm(identity, owner);
    }

    public void carryOut(Identity identity, Step step) {
        settle(identity, step, kind(identity.kind()).execute(identity, step));
    }

    private void settle(Identity identity, Step step, ObjectNode output) {
        if (step.settles()) {
            settle((Settling) kind(identity.kind()), new Settling.Pending(identity, step, output));
        }
    }

    private static void settle(Settling kind, Settling.Pending pending) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Settling.State state = kind.settle(List.of(pending)).get(pending.identity());
            switch (state) {
                case Settling.Settled settled -> {
                    return;
                }
                case Settling.Failed failed -> throw new AssertionError(pending.step() + ": " + failed.diagnostic());
                case Settling.Underway underway ->
                    assertThat(Instant.now()).as(pending + " is " + underway).isBefore(end);
            }
            pause();
        }
    }

    /** Waits until something that the endpoint does in its own time is so. */
    public static void await(BooleanSupplier isSo) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isSo.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        provider.close();
    }
}
