package dev.weir.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.protocol.WireReply;
import dev.weir.local.protocol.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the JDK server's exchange to our request, and from our reply to its response. */
final class Exchanges {
    private static final long MOST_DRAINED = 1L << 30;

    private Exchanges() {}

    static WireRequest request(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        URI uri = exchange.getRequestURI();
        WireRequest request = new WireRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                WireRequest.parameters(uri.getRawQuery()),
                headers,
                Payload.of(exchange.getRequestBody(), length(headers)));
        if (request.path().startsWith(Router.CONTROL)) {
            // What stands before the host is an account there.
            return request;
        }
        return VirtualHost.bucket(request.header("host").orElse(""))
                .map(bucket -> request.withPath("/" + bucket + request.path()))
                .orElse(request);
    }

    private static long length(Map<String, List<String>> headers) {
        List<String> length = headers.get("content-length");
        if (length == null) {
            return headers.containsKey("transfer-encoding") ? -1 : 0;
        }
        return Long.parseLong(length.getFirst());
    }

    static void send(HttpExchange exchange, WireReply reply) throws IOException {
        drain(exchange);
        Headers headers = exchange.getResponseHeaders();
        reply.headers().forEach(headers::set);
        long length = reply.body().length();
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (!headers.containsKey("Content-Length") && reply.status() < 300) {
                headers.set("Content-Length", String.valueOf(Math.max(0, length)));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        headers.remove("Content-Length");
        // The JDK's server takes -1 for "no body" and 0 for "chunked".
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : Math.max(0, length));
        if (length != 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                reply.body().writeTo(out);
            }
        }
    }

    /**
     * Reads what the service left of the body, as it does when it refuses a request. The JDK's server has told a client that
     * expects 100-continue to go on; an answer right behind that is lost on the JDK's own client.
     */
    private static void drain(HttpExchange exchange) {
        try {
            InputStream body = exchange.getRequestBody();
            if (body.read() < 0) {
                return;
            }
            byte[] block = new byte[64 * 1024];
            long left = MOST_DRAINED;
            for (int read = body.read(block); read >= 0 && left > 0; read = body.read(block)) {
                left -= read;
            }
        } catch (IOException e) {
            // The service has closed it, or the client has gone, which sending will tell.
            return;
        }
    }

    /** An error that belongs to no service. */
    static Payload error(AwsException error) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("__type", error.code())
                .put("message", error.getMessage())
                .toString();
        return Payload.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
