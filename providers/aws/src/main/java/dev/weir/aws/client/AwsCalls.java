package dev.weir.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.CallStatistics;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Any operation of any service, on trees in the API's own spelling. Safe for many threads; clients are made on first use.
 *
 * <p>All methods that call throw {@link AwsFailure} when the service refuses or cannot be reached, after bounded retries.
 */
public final class AwsCalls implements AutoCloseable {
    private static final int MOST_PAGES = 10_000;

    private final AwsConnection connection;
    private final AwsClients clients;
    private final CallCounter counter = new CallCounter();
    private final Mutations mutations = new Mutations();
    private final Attempts attempts;
    private final Patience patience;
    private final Pauses pauses;
    private final LongSupplier nanos;

    public AwsCalls(AwsConfig config) {
        this(config, Patience.DEFAULT, Pauses.SLEEP, System::nanoTime);
    }

    AwsCalls(AwsConfig config, Patience patience, Pauses pauses, LongSupplier nanos) {
        this(config, new AwsConnection(config), patience, pauses, nanos);
    }

    AwsCalls(AwsConfig config, AwsConnection connection, Patience patience, Pauses pauses, LongSupplier nanos) {
        this.connection = connection;
        this.clients = new AwsClients(connection);
        this.patience = patience;
        this.pauses = pauses;
        this.nanos = nanos;
        String endpoint = config.endpoint().map(Object::toString).orElse("AWS");
        Failures failures = new Failures(endpoint, connection);
        this.attempts = new Attempts(new RateBudgets(config, nanos), counter, failures, patience, pauses, nanos);
    }

    /** Carries an operation out. */
    public ObjectNode call(String operation, ObjectNode input) {
        return call(operation, input, RequestSubject.of(input));
    }

    /** Carries an operation out on an object, which a failure then names. */
    public ObjectNode call(String operation, ObjectNode input, Identity identity) {
        return call(operation, input, identity.description());
    }

    private ObjectNode call(String operation, ObjectNode input, String subject) {
        Operation known = Operation.named(operation);
        Object request = request(operation, input);
        return mutations.around(
                operation,
                () -> SdkTrees.of(
                        attempts.of(operation, subject, () -> known.invoke(clients.of(known.service()), request))));
    }

    /** An operation's request as an object of the SDK's. Makes no calls. */
    public static Object request(String operation, ObjectNode input) {
        return SdkObjects.build(Operation.named(operation).request(), input, operation);
    }

    /** An S3 operation that carries a body, which trees do not. */
    public <T> T s3(String operation, Identity identity, Function<S3Client, T> call) {
        return mutations.around(
                operation,
                () -> attempts.of(
                        operation, identity.description(), () -> call.apply((S3Client) clients.of(AwsService.S3))));
    }

    /** The elements of one list over all pages, where the token goes in and comes out under the same name. */
    public List<JsonNode> all(String operation, ObjectNode input, String token, String list) {
        return all(operation, input, List.of(token), List.of(token), list);
    }

    /**
     * The elements of one list over all pages.
     *
     * @param in members of the input that ask for the next page
     * @param out members of the output that they come from, in the same order
     * @param list member of the output that holds the elements
     */
    public List<JsonNode> all(String operation, ObjectNode input, List<String> in, List<String> out, String list) {
        List<JsonNode> elements = new ArrayList<>();
        ObjectNode request = input.deepCopy();
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode response = call(operation, request);
            response.path(list).forEach(elements::add);
            if (response.path(out.getFirst()).asText("").isEmpty()) {
                return elements;
            }
            for (int i = 0; i < in.size(); i++) {
                request.set(in.get(i), response.get(out.get(i)));
            }
        }
        throw new ProviderException(
                ProviderException.Category.SERVICE,
                operation + " did not finish after " + MOST_PAGES + " pages.",
                null);
    }

    /** One call or more for each of many things, a few at a time, in the order given. */
    public <T, R> List<R> each(Collection<T> things, Function<T, R> call) {
        return Concurrently.map(things, call);
    }

    /** Something that is read once for several questions of the same moment. */
    public <K, V> Moment<K, V> moment() {
        return new Moment<>(mutations::count, nanos);
    }

    /** Waits until something is so, for as long as a mutation may take. */
    public void await(Identity identity, BooleanSupplier isSo) {
        long begun = nanos.getAsLong();
        for (int attempt = 1; !isSo.getAsBoolean(); attempt++) {
            if (nanos.getAsLong() - begun > patience.busy().toNanos()) {
                throw new ProviderException(
                        ProviderException.Category.CONFLICT,
                        "Waited " + patience.busy().toMinutes() + " minutes for an earlier change of "
                                + identity.description() + " to finish. Repeat the command once it has.",
                        null);
            }
            pauses.pause(patience.pause(attempt, 1));
        }
    }

    /** A tree of properties as an operation's input, in the API's own spelling. Makes no calls. */
    public static ObjectNode spell(String operation, ObjectNode properties) {
        return Respelling.TO_API.apply(Operation.named(operation).request(), properties, operation);
    }

    /** An operation's output as properties in camelCase. Makes no calls. */
    public static ObjectNode properties(String operation, ObjectNode output) {
        return Respelling.FROM_API.apply(Operation.named(operation).blankResponse(), output, operation);
    }

    /** The result of a call, or nothing where it fails because what it is about does not exist. */
    public static <T> Optional<T> ifPresent(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AwsFailure failure) {
            if (failure.is(ProviderException.Category.NOT_FOUND)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** An empty tree. */
    public static ObjectNode tree() {
        return JsonNodeFactory.instance.objectNode();
    }

    public CallStatistics statistics() {
        return counter.statistics();
    }

    /** Whether calls go to a server that may lack what AWS does. */
    public boolean areForeign() {
        return connection.isForeign();
    }

    /** Where calls go. */
    public String region() {
        return connection.region();
    }

    /** How the calls reach AWS, for clients beside these. */
    public AwsConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        clients.close();
        connection.close();
    }
}
