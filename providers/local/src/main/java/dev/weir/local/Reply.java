package dev.weir.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a {@link StreamingService} answers.
 *
 * @param status the HTTP status, where it is not the model's (206 for a range)
 * @param headers sent besides those the model makes of {@code output}'s members
 * @param output members in the API's own spelling, the streamed one left out
 * @param body the streamed member's bytes; {@link Payload#empty} where the operation has none
 */
public record Reply(OptionalInt status, Map<String, String> headers, ObjectNode output, Payload body) {
    public Reply {
        requireNonNull(status, "status");
        headers = Map.copyOf(headers);
        requireNonNull(output, "output");
        requireNonNull(body, "body");
    }

    public static Reply of(ObjectNode output) {
        return of(output, Payload.empty());
    }

    public static Reply of(ObjectNode output, Payload body) {
        return new Reply(OptionalInt.empty(), Map.of(), output, body);
    }

    public Reply withStatus(int code) {
        return new Reply(OptionalInt.of(code), headers, output, body);
    }
}
