package dev.weir.contract.protobuf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service.
 *
 * @param methods by name, in the order of the text
 */
public record ProtoService(String fullName, Map<String, Method> methods) {
    public ProtoService {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    /** One remote procedure. */
    public record Method(
            String name, String request, String response, boolean requestStreams, boolean responseStreams) {
        /** How the language writes its two sides. */
        public String text() {
            return "(%s%s) returns (%s%s)"
                    .formatted(requestStreams ? "stream " : "", request, responseStreams ? "stream " : "", response);
        }
    }
}
