package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Absent, denied, elsewhere and filtered are four answers, for every kind. */
@DisplayName("Behind a proxy that denies")
final class HiddenObjectsTest {
    private static final AtomicInteger UNIQUE = new AtomicInteger();

    private static DenyingProxy proxy;
    private static World direct;
    private static World world;

    @BeforeAll
    static void start() throws IOException {
        var endpoint = EmbeddedAws.started(options -> options);
        proxy = new DenyingProxy(endpoint);
        direct = new World(endpoint);
        world = new World(proxy.endpoint());
    }

    @AfterAll
    static void stop() {
        world.close();
        direct.close();
        proxy.close();
    }

    @AfterEach
    void allowAll() {
        proxy.allowAll();
    }

    static List<Subject> subjects() {
        return Subjects.ALL;
    }

    private static Ownership owner(Subject subject) {
        return Ownership.of("hidden", subject.kind() + ".one", "us-east-1");
    }

    private static Identity created(Subject subject, String unique) {
        subject.needs().forEach(need -> created(need, unique));
        ObjectNode properties = subject.named(unique);
        Identity identity = direct.identity(subject.kind(), properties);
        direct.apply(identity, direct.plan(identity, Optional.of(properties), Optional.of(owner(subject))));
        return identity;
    }

    private static String unique() {
        return "hid" + UNIQUE.incrementAndGet() + "x";
    }

    private static void assertHidden(Identity identity) {
        assertThatThrownBy(() -> world.read(identity))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.category().mayHide()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_may_not_be_read_is_not_absent_whether_it_exists_or_not(Subject subject) {
        String there = unique();
        Identity identity = created(subject, there);
        proxy.deny(seen -> seen.text().contains(there));
        assertHidden(identity);
        String nowhere = unique();
        proxy.deny(seen -> seen.text().contains(nowhere));
        assertHidden(world.identity(subject.kind(), subject.named(nowhere)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void what_may_not_be_read_is_not_deleted(Subject subject) {
        String unique = unique();
        Identity identity = created(subject, unique);
        PlanResponse plan = world.plan(identity, Optional.empty(), Optional.empty());
        proxy.deny(seen -> seen.text().contains(unique) && seen.operation().matches("(Get|List|Describe|HEAD|GET).*"));
        assertThat(plan.deletion()).isNotEmpty().allSatisfy(step -> assertThatThrownBy(
                        () -> world.remove(identity, step, owner(subject)))
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.category())
                        .isEqualTo(Category.PERMISSION)));
        assertThat(direct.read(identity)).isPresent();
    }

    /** Answers of a moment ago are kept for a while, except by somebody who has not asked yet. */
    private static Discovery freshly(Subject subject) {
        try (World fresh = new World(proxy.endpoint())) {
            return fresh.kind(subject.kind()).discover(Search.thorough("hidden"));
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_search_that_is_denied_an_object_finds_the_others_and_names_the_gap(Subject subject) {
        String unseen = unique();
        Identity hidden = created(subject, unseen);
        Identity open = created(subject, unique());
        proxy.deny(seen -> seen.text().contains(unseen) || seen.operation().equals("GetResources"));
        Discovery discovery = freshly(subject);
        assertThat(discovery.owned()).contains(open);
        assertThat(discovery.isBlind()).isFalse();
        if (!discovery.owned().contains(hidden)) {
            assertThat(discovery.gaps()).anySatisfy(gap -> assertThat(gap).contains(unseen));
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_search_that_may_list_nothing_says_that_it_is_blind(Subject subject) {
        proxy.deny(seen -> seen.operation().matches("(List|GetResources|GetDatabases|GetAccountAuthorizationDetails).*")
                || seen.text().startsWith("/?")
                || seen.text().startsWith("/\n"));
        Discovery discovery = freshly(subject);
        assertThat(discovery.isBlind()).isTrue();
        assertThat(discovery.owned()).isEmpty();
        assertThat(discovery.gaps()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"registries, ListRegistries", "databases, GetDatabases", "tables, GetTables"})
    void what_a_list_does_not_show_is_asked_for_by_name(String kind, String listing) {
        Subject subject = Subjects.ALL.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        List<Identity> identities = new ArrayList<>();
        String unique = unique();
        if (kind.equals("tables")) {
            created(Subjects.DATABASE, unique);
        }
        for (int i = 0; i < 5; i++) {
            String name = kind.equals("tables") ? unique : unique + i;
            ObjectNode properties = subject.named(name);
            properties.put("name", properties.path("name").asText() + i);
            Identity identity = direct.identity(kind, properties);
            direct.apply(identity, direct.plan(identity, Optional.of(properties), Optional.of(owner(subject))));
            identities.add(identity);
        }
        proxy.empty(listing);
        assertThat(world.kind(kind).read(identities)).containsOnlyKeys(identities);
    }

    @Test
    void a_bucket_of_another_region_is_elsewhere_and_its_region_is_named() {
        World there = new World(AwsConfig.embedded(proxy.endpoint(), "eu-west-1"));
        ObjectNode properties = Subjects.BUCKET.named(unique());
        Identity bucket = there.identity("buckets", properties);
        there.apply(bucket, there.plan(bucket, Optional.of(properties), Optional.empty()));
        assertThatThrownBy(() -> world.read(bucket))
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.category())
                        .isEqualTo(Category.ELSEWHERE))
                .hasMessageContaining("the bucket is in region eu-west-1");
        assertThat(world.kind("buckets").discover(Search.thorough("hidden")).owned())
                .doesNotContain(bucket);
        there.close();
    }
}
