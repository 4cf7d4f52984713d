package dev.weir.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an object from creation to deletion, for what moto implements of it. */
@DisplayName("On moto")
final class MotoKindsTest {
    private static Moto moto;
    private static World world;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = Moto.start();
        world = new World(moto.endpoint());
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            world.close();
            moto.close();
        }
    }

    static Stream<Subject> subjects() {
        return Stream.of(
                Subjects.BUCKET,
                Subjects.OBJECT,
                Subjects.ROLE,
                Subjects.REGISTRY,
                Subjects.SCHEMA,
                Subjects.DATABASE,
                Subjects.FILE_TABLE,
                Subjects.JOB,
                Subjects.CRAWLER);
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
        assertThat(world.kind(subject.kind()).discover("moto")).contains(identity);
        world.apply(identity, world.plan(identity, Optional.empty(), Optional.empty()));
        assertThat(world.kind(subject.kind()).read(List.of(identity))).isEmpty();
    }

    private static Optional<Ownership> owner(Subject subject) {
        return Optional.of(new Ownership("moto", subject.kind() + ".one", false));
    }

    private static Identity create(Subject subject, String unique) {
        ObjectNode properties = subject.named(unique);
        Identity identity = world.identity(subject.kind(), properties);
        world.apply(identity, world.plan(identity, Optional.of(properties), owner(subject)));
        return identity;
    }
}
