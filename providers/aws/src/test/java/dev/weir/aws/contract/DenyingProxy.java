package dev.weir.aws.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands before an endpoint, denies some requests in each protocol's own way, and empties some lists. */
final class DenyingProxy implements AutoCloseable {
    private static final List<String> NOT_FORWARDED =
            List.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final URI endpoint;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Predicate<Seen> denied = seen -> false;
    private volatile String emptied = "";
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /**
     * A request.
     *
     * @param operation such as {@code ListStreams}; of S3 the method
     * @param text path, query and body
     */
    record Seen(String operation, String text) {
        /** The operation; of S3 with what it is about, such as {@code GET bucket?policy}. */
        String name() {
            if (!operation.matches("[A-Z]+")) {
                return operation;
            }
            String target = text.substring(0, text.indexOf('\n'));
            String path = target.split("\\?", 2)[0].substring(1);
            String query = target.contains("?") ? target.split("\\?", 2)[1].split("[=&]", 2)[0] : "";
            String about = path.isEmpty() ? "all" : path.contains("/") ? "object" : "bucket";
            return operation + " " + about + (query.isEmpty() ? "" : "?" + query);
        }
    }

    DenyingProxy(URI endpoint) throws IOException {
        this.endpoint = endpoint;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void deny(Predicate<Seen> requests) {
        denied = requests;
    }

    /** What has been called since the last time that somebody asked. */
    SortedSet<String> seen() {
        SortedSet<String> seen = new TreeSet<>(names);
        names.clear();
        return seen;
    }

    /** Answers an operation of Glue with an empty list. */
    void empty(String operation) {
        emptied = operation;
    }

    void allowAll() {
        denied = seen -> false;
        emptied = "";
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            String text = exchange.getRequestURI() + "\n" + new String(body, StandardCharsets.ISO_8859_1);
            Seen seen = new Seen(operation(exchange, target, text), text);
            names.add(seen.name());
            if (denied.test(seen)) {
                refuse(exchange, target, text);
            } else if (!emptied.isEmpty() && seen.operation().equals(emptied)) {
                send(exchange, 200, "{}");
            } else {
                forward(exchange, body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String operation(HttpExchange exchange, String target, String text) {
        if (!target.isEmpty()) {
            return target.substring(target.indexOf('.') + 1);
        }
        int action = text.indexOf("Action=");
        return action < 0
                ? exchange.getRequestMethod()
                : text.substring(action + "Action=".length()).split("&", 2)[0];
    }

    private static void refuse(HttpExchange exchange, String target, String text) throws IOException {
        if (!target.isEmpty()) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", "AccessDeniedException");
            boolean isCbor = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .contains("cbor");
            exchange.getResponseHeaders()
                    .add("Content-Type", isCbor ? "application/x-amz-cbor-1.1" : "application/x-amz-json-1.1");
            send(exchange, 400, isCbor ? "\u00a0" : "{\"__type\":\"AccessDeniedException\",\"Message\":\"No.\"}");
        } else if (text.contains("Action=")) {
            send(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>");
        } else {
            send(exchange, 403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        endpoint.resolve(exchange.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(20))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers().map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] answer = response.body();
        exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
