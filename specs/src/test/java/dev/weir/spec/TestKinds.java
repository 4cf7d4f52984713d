package dev.weir.spec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A small language like the real one. */
public final class TestKinds {
    public static final List<KindSchema> ALL = Stream.of("streams", "registries", "schemas", "jobs")
            .map(TestKinds::read)
            .toList();

    private TestKinds() {}

    private static KindSchema read(String name) {
        try (InputStream in = TestKinds.class.getResourceAsStream("/kinds/" + name + ".json")) {
            return new KindSchema((ObjectNode) new ObjectMapper().readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
