package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.KindSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A kind's schema, read when it is first asked for. */
final class SchemaResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private volatile KindSchema schema;

    /**
     * Names a schema without reading it.
     *
     * @param path below {@code dev/weir/aws}, such as {@code kinesis/streams}
     */
    SchemaResource(String path) {
        this.path = "/dev/weir/aws/" + path + ".json";
    }

    KindSchema schema() {
        KindSchema known = schema;
        if (known == null) {
            known = read();
            schema = known;
        }
        return known;
    }

    private KindSchema read() {
        try (InputStream in = SchemaResource.class.getResourceAsStream(path)) {
            return new KindSchema((ObjectNode) JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
