package dev.weir.engine.fake;

import dev.weir.engine.Acceptance;
import dev.weir.engine.ApplyReport;
import dev.weir.engine.Change;
import dev.weir.engine.Event;
import dev.weir.engine.Plan;
import dev.weir.engine.PlanOptions;
import dev.weir.engine.StoredPlan;
import dev.weir.engine.apply.Applier;
import dev.weir.engine.apply.ApplyOptions;
import dev.weir.engine.plan.Planner;
import dev.weir.spec.Address;
import dev.weir.spec.Stack;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One person at work on the fake cloud. */
public final class Session {
    private final FakeProvider provider = new FakeProvider();
    private final FakeTime time = new FakeTime();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private int parallelism = 4;
    private Acceptance accepted = Acceptance.ALL;

    public FakeProvider provider() {
        return provider;
    }

    public Cloud cloud() {
        return provider.cloud();
    }

    public FakeTime time() {
        return time;
    }

    public Session parallelism(int steps) {
        parallelism = steps;
        return this;
    }

    /** Whose data may be lost from now on; at first, all. */
    public Session accepting(Acceptance losses) {
        accepted = losses;
        return this;
    }

    /** Holds the first look at what settles back until this many steps have been carried out. */
    public void lookOnceAllAreMade(int steps) {
        CountDownLatch made = new CountDownLatch(steps);
        provider.fault(new FakeProvider.Fault() {
            @Override
            public void after(Identity identity, Step step) {
                made.countDown();
            }
        });
        provider.beforeLook(() -> {
            try {
                if (!made.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("only some were made before the first look");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    public static Identity identity(String kind, String name) {
        return new Identity(kind, name);
    }

    public static PlanOptions targets(String... addresses) {
        TreeSet<Address> targets = new TreeSet<>();
        Stream.of(addresses).map(Session::address).forEach(targets::add);
        return new PlanOptions(false, targets);
    }

    public static PlanOptions destroying(String... addresses) {
        return new PlanOptions(false, true, targets(addresses).targets());
    }

    public static PlanOptions adopting() {
        return new PlanOptions(true, new TreeSet<>());
    }

    public Plan plan(StackBuilder stack) {
        return plan(stack.build(), PlanOptions.DEFAULT);
    }

    public Plan plan(StackBuilder stack, PlanOptions options) {
        return plan(stack.build(), options);
    }

    public Plan plan(Stack stack, PlanOptions options) {
        return new Planner(provider).plan(stack, provider.here(), options, phrase -> {});
    }

    public ApplyReport apply(Plan plan) {
        return apply(plan, () -> false);
    }

    public ApplyReport apply(Plan plan, BooleanSupplier interrupted) {
        events.clear();
        return new Applier(provider, new ApplyOptions(parallelism, Duration.ofMinutes(10), time, accepted))
                .apply(plan, events::add, interrupted);
    }

    /** Applies a plan from a file. */
    public ApplyReport apply(StoredPlan plan) {
        events.clear();
        return new Applier(provider, new ApplyOptions(parallelism, Duration.ofMinutes(10), time, accepted))
                .apply(plan, events::add, () -> false);
    }

    /** Plans and applies, which must succeed. */
    public void make(StackBuilder stack) {
        ApplyReport report = apply(plan(stack));
        if (report.outcome() != ApplyReport.Outcome.COMPLETE) {
            throw new AssertionError(report);
        }
    }

    /** What happened in the last apply. */
    public List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** A plan's changes in a line each: {@code REPLACE streams.orders: Delete, Create}. */
    public static List<String> lines(Plan plan) {
        return plan.changes().stream().map(Session::line).toList();
    }

    private static String line(Change change) {
        List<String> actions = Stream.concat(change.deletion().stream(), change.steps().stream())
                .map(Step::action)
                .toList();
        return change.action() + " " + change.address() + ": " + String.join(", ", actions);
    }

    /** A plan's problems in a line each: {@code streams.orders: summary}. */
    public static List<String> problems(Plan plan) {
        return plan.diagnostics().stream().map(Session::problem).toList();
    }

    public static String problem(Diagnostic diagnostic) {
        return diagnostic.address().map(address -> address + ": ").orElse("") + diagnostic.summary();
    }

    public static Change change(Plan plan, String address) {
        return plan.changes().stream()
                .filter(change -> change.address().toString().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no change for " + address + " in " + lines(plan)));
    }
}
