package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an ARN names: a stream, or one of its consumers. Both have tags and a policy. */
final class Target {
    private final Streams streams;
    private final Stream stream;
    private final String arn;

    private Target(Streams streams, Stream stream, String arn) {
        this.streams = streams;
        this.stream = stream;
        this.arn = arn;
    }

    static Target of(Streams streams, String arn) {
        return new Target(streams, streams.requireArn(arn), arn);
    }

    static Target of(Streams streams, Stream stream) {
        return new Target(streams, stream, stream.arn());
    }

    /** Changes the document of the stream or of the consumer. */
    void edit(Consumer<ObjectNode> change) {
        streams.edit(stream, document -> change.accept(document()));
    }

    /** Reads from that document; what is handed out must be a copy. */
    <T> T read(Function<ObjectNode, T> question) {
        return stream.read(document -> question.apply(document()));
    }

    private ObjectNode document() {
        ObjectNode document = stream.document();
        if (arn.equals(stream.arn())) {
            return document;
        }
        return ConsumerOperations.consumers(document)
                .filter(consumer -> consumer.path("ConsumerARN").asText().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "ResourceNotFoundException",
                        "Consumer " + arn + ", account " + streams.account() + " not found."));
    }
}
