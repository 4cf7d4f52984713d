package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Action;
import dev.weir.engine.Change;
import dev.weir.engine.Plan;
import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call that a plan makes is denied in turn, for every kind. */
@DisplayName("A plan that is denied one of its calls")
final class DeniedReadsTest {
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    /** Without them there are no credentials. */
    private static final Set<String> INDISPENSABLE = Set.of("GetCallerIdentity");

    /** The calls that read a part of an object, and that part. All others read the object itself, its mark, or lists. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("GET bucket?versioning", "versioning"),
            Map.entry("GET bucket?publicAccessBlock", "publicAccessBlock"),
            Map.entry("GET bucket?encryption", "encryption"),
            Map.entry("GET bucket?ownershipControls", "ownershipControls"),
            Map.entry("GET bucket?policy", "policy"),
            Map.entry("GET bucket?lifecycle", "lifecycleConfiguration"),
            Map.entry("GET bucket?cors", "corsConfiguration"),
            Map.entry("GET bucket?notification", "notificationConfiguration"),
            Map.entry("GET bucket?logging", "loggingConfiguration"),
            Map.entry("GET bucket?object-lock", "objectLockConfiguration"),
            Map.entry("GetResourcePolicy", "resourcePolicy"),
            Map.entry("ListAttachedRolePolicies", "managedPolicies"),
            Map.entry("ListRolePolicies", "policies"),
            Map.entry("GetRolePolicy", "policies"),
            Map.entry("GetSchemaVersion", "definition"),
            Map.entry("QuerySchemaVersionMetadata", "metadata"),
            Map.entry("GetPartitionIndexes", "partitionIndexes"));

    /** A schema always has a definition, and no bucket ever loses its object lock. */
    private static final Set<String> STAYING = Set.of("definition", "objectLockConfiguration");

    /** The parts that are read although nobody declares them. */
    private static final Set<String> ALWAYS = Set.of(
            "versioning",
            "publicAccessBlock",
            "encryption",
            "ownershipControls",
            "managedPolicies",
            "policies",
            "definition");

    private static final String POLICY =
            "{Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 's3:GetObject', Resource: '*'}]}";

    private static final List<Subject> SUBJECTS = List.of(
            Subject.of(
                    "buckets",
                    "{name: 'bucket-@', versioning: 'Enabled', encryption: {sseAlgorithm: 'aws:kms'},"
                            + " ownershipControls: {objectOwnership: 'ObjectWriter'}, publicAccessBlock: {blockPublicAcls:"
                            + " false, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true},"
                            + " lifecycleConfiguration: {rules: [{id: 'old', filter: {}, expiration: {days: 3}}]},"
                            + " corsConfiguration: {corsRules: [{allowedOrigins: ['*'], allowedMethods: ['GET']}]},"
                            + " notificationConfiguration: {eventBridgeConfiguration: {}}, policy: {Version:"
                            + " '2012-10-17', Statement: [{Effect: 'Deny', Principal: '*', Action: 's3:*', Resource:"
                            + " 'arn:aws:s3:::bucket-@/*', Condition: {Bool: {'aws:SecureTransport': 'false'}}}]}}"),
            Subjects.LOCKED_BUCKET,
            Subjects.OBJECT,
            Subject.of(
                    "roles",
                    "{name: 'role-@', service: 'glue', policies: {read: " + POLICY + "}, managedPolicies:"
                            + " ['arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole']}"),
            Subjects.ON_DEMAND_STREAM,
            Subjects.CONSUMER,
            Subjects.REGISTRY,
            Subject.of(
                            "schemas",
                            "{registry: 'registry-@', name: 'schema', dataFormat: 'JSON', metadata: {owner: 'icu'},"
                                    + " definition: '{\\\"type\\\": \\\"object\\\"}'}")
                    .needing(Subjects.REGISTRY),
            Subjects.DATABASE,
            Subjects.INDEXED_TABLE,
            Subjects.STREAM_TABLE.needing(Subjects.DATABASE, Subjects.SCHEMA, Subjects.STREAM),
            Subjects.JOB,
            Subjects.CRAWLER);

    private static DenyingProxy proxy;
    private static World direct;

    @BeforeAll
    static void start() throws IOException {
        var endpoint = EmbeddedAws.started(options -> options);
        proxy = new DenyingProxy(endpoint);
        direct = new World(endpoint);
    }

    @AfterAll
    static void stop() {
        direct.close();
        proxy.close();
    }

    @AfterEach
    void allowAll() {
        proxy.allowAll();
    }

    static List<Subject> subjects() {
        return SUBJECTS;
    }

    /** An object that a stack has made, and what it declares. */
    private record Made(String stack, Address address, ObjectNode properties) {
        Plan asDeclared() {
            return freshly(world -> world.plan(stack, address, properties));
        }

        Plan without(String property) {
            ObjectNode fewer = properties.deepCopy();
            fewer.remove(property);
            return freshly(world -> world.plan(stack, address, fewer));
        }

        Plan undeclared() {
            return freshly(world -> world.planEmpty(stack));
        }
    }

    /** Answers of a moment ago are kept for a while, except by somebody who has not asked yet. */
    private static Plan freshly(Function<World, Plan> planning) {
        try (World fresh = new World(proxy.endpoint())) {
            return planning.apply(fresh);
        }
    }

    private static Made made(Subject subject) {
        String unique = "den" + UNIQUE.incrementAndGet() + "x";
        subject.needs().forEach(need -> create(need, unique, "needed"));
        create(subject, unique, unique);
        return new Made(unique, new Address(subject.kind(), "one"), subject.named(unique));
    }

    private static void create(Subject subject, String unique, String stack) {
        subject.needs().forEach(need -> create(need, unique, "needed"));
        ObjectNode properties = subject.named(unique);
        Identity identity = direct.identity(subject.kind(), properties);
        Ownership owner = Ownership.of(stack, new Address(subject.kind(), "one").mark(), "us-east-1");
        direct.apply(identity, direct.plan(identity, Optional.of(properties), Optional.of(owner)));
    }

    private static SortedSet<String> called(Made made) {
        proxy.seen();
        assertThat(made.asDeclared().changes()).isEmpty();
        SortedSet<String> called = proxy.seen();
        called.removeAll(INDISPENSABLE);
        return called;
    }

    /** Whether a call reads a part of the very object, and not one of those that it needs. */
    private static boolean isPart(String call, Subject subject, Made made) {
        String part = PARTS.getOrDefault(call, "");
        boolean isOfKind = direct.kind(subject.kind()).schema().properties().containsKey(part)
                && (subject.kind().equals("buckets") || !call.startsWith("GET bucket"));
        return isOfKind && (ALWAYS.contains(part) || made.properties().has(part));
    }

    private static Stream<String> texts(Plan plan) {
        return plan.diagnostics().stream().map(Diagnostic::detail);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void changes_nothing_that_is_as_declared_and_names_what_it_could_not_read(Subject subject) {
        Made made = made(subject);
        for (String call : called(made)) {
            proxy.deny(seen -> seen.name().equals(call));
            Plan plan = made.asDeclared();
            assertThat(plan.changes()).as(call).isEmpty();
            if (isPart(call, subject, made)) {
                String part = PARTS.get(call);
                assertThat(plan.hasErrors()).as(call).isFalse();
                assertThat(texts(plan)).as(call).anySatisfy(text -> assertThat(text)
                        .contains("Nothing is planned for " + part)
                        .contains("is denied"));
            } else if (plan.hasErrors()) {
                assertThat(plan.diagnostics())
                        .as(call)
                        .filteredOn(Diagnostic::isError)
                        .allSatisfy(problem -> {
                            assertThat(problem.summary()).isEqualTo(Plan.UNREADABLE);
                            assertThat(problem.detail()).contains("Nothing is planned");
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void takes_nothing_away_that_it_could_not_read(Subject subject) {
        Made made = made(subject);
        for (String call : called(made)) {
            String part = PARTS.getOrDefault(call, "");
            if (!isPart(call, subject, made) || !made.properties().has(part) || STAYING.contains(part)) {
                continue;
            }
            proxy.allowAll();
            assertThat(differences(made.without(part)))
                    .as(call + " allowed")
                    .anyMatch(path -> path.startsWith("/" + part));
            proxy.deny(seen -> seen.name().equals(call));
            Plan plan = made.without(part);
            assertThat(plan.hasErrors()).as(call).isFalse();
            assertThat(plan.changes()).as(call).isEmpty();
        }
    }

    private static List<String> differences(Plan plan) {
        List<String> paths = new ArrayList<>();
        plan.changes().stream()
                .map(Change::differences)
                .flatMap(List::stream)
                .map(Difference::path)
                .forEach(paths::add);
        return paths;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void deletes_what_is_no_longer_declared_or_says_why_not(Subject subject) {
        Made made = made(subject);
        proxy.seen();
        if (made.undeclared().changes().isEmpty()) {
            assertThat(subject).as("is in a bucket of another stack").isEqualTo(Subjects.OBJECT);
            return;
        }
        SortedSet<String> called = proxy.seen();
        called.removeAll(INDISPENSABLE);
        Map<String, String> silent = new TreeMap<>();
        for (String call : called) {
            proxy.deny(seen -> seen.name().equals(call));
            Plan plan = made.undeclared();
            assertThat(plan.hasErrors()).as(call).isFalse();
            boolean isDeleted = plan.changes().stream().anyMatch(change -> change.action() == Action.DELETE);
            if (!isDeleted && plan.diagnostics().isEmpty()) {
                silent.put(call, "neither deleted nor mentioned");
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void registers_a_new_definition_unchecked_where_the_earlier_ones_cannot_be_read_and_says_so() {
        Made made = made(SUBJECTS.get(7));
        made.properties()
                .put("definition", "{\"type\": \"object\", \"additionalProperties\": false}")
                .put("compatibility", "NONE");
        proxy.seen();
        Plan allowed = made.asDeclared();
        assertThat(allowed.contracts()).isNotEmpty();
        SortedSet<String> called = proxy.seen();
        assertThat(called).contains("GetSchemaByDefinition");
        proxy.deny(seen -> seen.name().equals("GetSchemaByDefinition"));
        Plan plan = made.asDeclared();
        assertThat(plan.hasErrors()).isFalse();
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.contracts()).isEmpty();
        assertThat(texts(plan)).anySatisfy(text -> assertThat(text)
                .contains("is not checked against them here")
                .contains("glue:GetSchemaByDefinition"));
    }
}
