package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Search;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an object from creation to deletion, for what moto implements of it. */
@DisplayName("On moto")
final class MotoKindsTest {
    /** Moto is called as the command line calls a foreign endpoint: with anybody's credentials, and in JSON. */
    private static final Map<String, String> SETTINGS =
            Map.of("aws.accessKeyId", "moto", "aws.secretAccessKey", "moto", "aws.cborEnabled", "false");

    private static final Map<String, String> BEFORE = new HashMap<>();

    private static Moto moto;
    private static World world;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = Moto.start();
        SETTINGS.forEach((key, value) -> BEFORE.put(key, System.setProperty(key, value)));
        world = new World(AwsConfig.of(Optional.of(moto.endpoint()), Optional.of("us-east-1"), Optional.empty()));
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            world.close();
            moto.close();
        }
        BEFORE.forEach(MotoKindsTest::restore);
    }

    private static void restore(String key, String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }

    static Stream<Subject> subjects() {
        return Stream.of(
                Subjects.BUCKET,
                Subjects.LOCKED_BUCKET,
                Subjects.OBJECT,
                Subjects.ROLE,
                Subjects.STREAM,
                Subjects.REGISTRY,
                Subjects.SCHEMA,
                Subjects.DATABASE,
                Subjects.FILE_TABLE,
                Subjects.VIEW,
                Subjects.JOB,
                Subjects.CRAWLER);
    }

    @Test
    void a_kind_that_the_endpoint_cannot_list_is_discovered_to_have_no_objects() {
        assertThat(world.kind("schemas").discover(Search.quick("nobody")).owned())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void an_object_is_created_read_discovered_and_deleted(Subject subject) {
        String unique = "m" + subjects().toList().indexOf(subject);
        subject.needs().forEach(need -> create(need, unique));
        ObjectNode desired = subject.named(unique);
        Identity identity = create(subject, unique);
        Optional<Ownership> owner = world.read(identity).flatMap(Live::owner);
        assertThat(owner).isEqualTo(owner(subject));
        PlanResponse again = world.plan(identity, Optional.of(desired), owner);
        assertThat(again.differences()).isEmpty();
        assertThat(again.steps()).isEmpty();
        assertThat(world.kind(subject.kind()).discover(Search.quick("moto")).owned())
                .contains(identity);
        world.apply(identity, world.plan(identity, Optional.empty(), Optional.empty()));
        assertThat(world.kind(subject.kind()).read(List.of(identity))).isEmpty();
    }

    private static Optional<Ownership> owner(Subject subject) {
        return Optional.of(Ownership.of("moto", subject.kind() + ".one", "us-east-1"));
    }

    private static Identity create(Subject subject, String unique) {
        ObjectNode properties = subject.named(unique);
        Identity identity = world.identity(subject.kind(), properties);
        world.apply(identity, world.plan(identity, Optional.of(properties), owner(subject)));
        return identity;
    }
}
