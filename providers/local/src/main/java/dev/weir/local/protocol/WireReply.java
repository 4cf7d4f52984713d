package dev.weir.local.protocol;

import dev.weir.local.Payload;
import java.util.Map;

/** A response to be sent. */
public record WireReply(int status, Map<String, String> headers, Payload body) {
    public WireReply {
        headers = Map.copyOf(headers);
    }
}
