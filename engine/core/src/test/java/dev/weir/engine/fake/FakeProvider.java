package dev.weir.engine.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.CallStatistics;
import dev.weir.spi.DataFlow;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.Provider;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fake cloud's provider, with places to put faults. */
public final class FakeProvider implements Provider {
    private final Cloud cloud = new Cloud(Schemas.ALL);
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Identity> notIndexed = new ArrayList<>();
    private final Map<String, ProviderException> denied = new TreeMap<>();
    private final List<Identity> stale = new ArrayList<>();
    private volatile Environment environment = new Environment("aws", "123456789012", "eu-west-1");
    private volatile Fault fault = Fault.NONE;
    private volatile SettleFault settleFault = pending -> Optional.empty();
    private volatile DataFlow dataFlow = DataFlow.NONE;
    private volatile List<PropertyProblem> propertyProblems = List.of();
    private volatile Runnable beforeLook = () -> {};

    public FakeProvider() {
        Schemas.ALL.forEach(schema -> kinds.put(schema.kind(), kind(schema)));
    }

    private Kind kind(KindSchema schema) {
        return switch (schema.kind()) {
            case "streams" -> new FakeSettlingKind(this, schema);
            case "schemas" -> new FakeVersionedKind(this, schema);
            default -> new FakeKind(this, schema, false);
        };
    }

    /** Something that goes wrong with a step. */
    public interface Fault {
        Fault NONE = new Fault() {};

        /** Runs, and may throw, before the step has had its effect. */
        default void before(Identity identity, Step step) {}

        /** Runs, and may throw, after the step has had its effect: the answer is lost. */
        default void after(Identity identity, Step step) {}

        /** A service error for one object's steps. */
        static Fault on(Identity failing, ProviderException.Category category, String message) {
            return new Fault() {
                @Override
                public void before(Identity identity, Step step) {
                    if (identity.equals(failing)) {
                        throw new ProviderException(category, message, null);
                    }
                }
            };
        }
    }

    /** Something that goes wrong while an object settles. */
    @FunctionalInterface
    public interface SettleFault {
        Optional<Diagnostic> of(Settling.Pending pending);
    }

    public Cloud cloud() {
        return cloud;
    }

    public void fault(Fault next) {
        fault = next;
    }

    public void settleFault(SettleFault next) {
        settleFault = next;
    }

    /** Runs, and may throw, before each bulk look. */
    public void beforeLook(Runnable action) {
        beforeLook = action;
    }

    /** Lets discovery name an object that it had better not. */
    public void discoverWrongly(Identity identity) {
        stale.add(identity);
    }

    /** Lets no quick search find an object. */
    public void leaveOutOfTheIndex(Identity identity) {
        notIndexed.add(identity);
    }

    List<Identity> notIndexed() {
        return notIndexed;
    }

    /** Denies to read an object. */
    public void deny(Identity identity, ProviderException.Category category) {
        denied.put(identity.toString(), new ProviderException(category, "Denied: " + identity + ".", null));
    }

    /** Denies to list the objects of a kind. */
    public void denyList(String kind) {
        denied.put(
                kind + " list",
                new ProviderException(ProviderException.Category.PERMISSION, "Denied: list " + kind + ".", null));
    }

    /** Denies to read the earlier definitions of an object. */
    public void denyHistory(Identity identity) {
        denied.put(
                "history of " + identity,
                new ProviderException(
                        ProviderException.Category.PERMISSION, "Denied: history of " + identity + ".", null));
    }

    public void allowAll() {
        denied.clear();
    }

    List<ProviderException> denials(String what) {
        return Optional.ofNullable(denied.get(what)).stream().toList();
    }

    public void moveTo(Environment elsewhere) {
        environment = elsewhere;
    }

    /** The bulk calls made so far: {@code read streams 3}. */
    public List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    public void clearCalls() {
        calls.clear();
    }

    /** Where the provider is; makes no call. */
    public Environment here() {
        return environment;
    }

    @Override
    public Map<String, Kind> kinds() {
        return Collections.unmodifiableMap(kinds);
    }

    /** What there is to say about the data between resources. */
    public void dataFlow(DataFlow next) {
        dataFlow = next;
    }

    /** What the kinds' own rules find in any properties. */
    public void propertyProblems(PropertyProblem... next) {
        propertyProblems = List.of(next);
    }

    List<PropertyProblem> propertyProblems() {
        return propertyProblems;
    }

    @Override
    public DataFlow dataFlow() {
        return dataFlow;
    }

    @Override
    public Environment environment() {
        called("environment");
        return environment;
    }

    @Override
    public CallStatistics statistics() {
        return new CallStatistics(new TreeMap<>(), 0);
    }

    @Override
    public void close() {}

    void called(String call) {
        calls.add(call);
    }

    List<Identity> staleDiscoveries(String kind) {
        return stale.stream().filter(identity -> identity.kind().equals(kind)).toList();
    }

    Optional<Diagnostic> settleFailure(Settling.Pending pending) {
        return settleFault.of(pending);
    }

    void beforeLook(Collection<Settling.Pending> pending) {
        if (!pending.isEmpty()) {
            beforeLook.run();
        }
    }

    ObjectNode execute(Identity identity, Step step) {
        fault.before(identity, step);
        ObjectNode output = cloud.execute(identity, step, step.settles());
        fault.after(identity, step);
        return output;
    }
}
