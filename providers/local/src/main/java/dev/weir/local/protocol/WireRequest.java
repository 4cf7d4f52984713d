package dev.weir.local.protocol;

import dev.weir.local.Payload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param path percent-encoded as sent
 * @param query decoded, in the order sent; a parameter without {@code =} has an empty value
 * @param headers with names in lower case
 */
public record WireRequest(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, Payload body) {

    public Optional<String> header(String name) {
        return first(headers, name.toLowerCase(Locale.ROOT));
    }

    public Optional<String> parameter(String name) {
        return first(query, name);
    }

    public WireRequest withPath(String other) {
        return new WireRequest(method, other, query, headers, body);
    }

    public WireRequest withBody(Payload other) {
        return new WireRequest(method, path, query, headers, other);
    }

    /** Parses {@code a=1&b=2}, in a query or a form. */
    public static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            result.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
        }
        return result;
    }

    private static String decode(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Optional<String> first(Map<String, List<String>> map, String name) {
        List<String> values = map.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
