package dev.weir.examples;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between Weir and an endpoint, and lets calls go wrong at random, as often as it is told to: throttled, failed before or after
 * they take effect, reset before or after, answered slowly or in part. One request a connection.
 */
final class FaultProxy implements AutoCloseable {
    private static final int MOST_HEADERS = 64 << 10;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int ONE_IN = 5;

    /** What may go wrong. */
    enum Fault {
        THROTTLED,
        FAILED_BEFORE,
        FAILED_AFTER,
        RESET_BEFORE,
        RESET_AFTER,
        CUT,
        SLOW
    }

    private final ServerSocket server;
    private final URI upstream;
    private final Random random;
    private final Map<Fault, Integer> injected = new TreeMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int budget;

    FaultProxy(URI upstream, long seed) {
        this.upstream = upstream;
        this.random = new Random(seed);
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** So many of the calls to come go wrong. */
    synchronized void inject(int faults) {
        budget = faults;
    }

    /** How many of the ordered faults are left. */
    synchronized int left() {
        return budget;
    }

    synchronized Map<Fault, Integer> injected() {
        return new TreeMap<>(injected);
    }

    /** Null for a call that goes well. */
    private synchronized Fault next() {
        if (budget == 0 || random.nextInt(ONE_IN) != 0) {
            return null;
        }
        budget--;
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        injected.merge(fault, 1, Integer::sum);
        return fault;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            Request request = Request.read(client);
            answer(client, request, next());
        } catch (IOException gone) {
            // the client has given up, or is to believe that the server has
        }
    }

    private void answer(Socket client, Request request, Fault fault) throws IOException {
        boolean before = fault == Fault.THROTTLED || fault == Fault.FAILED_BEFORE || fault == Fault.RESET_BEFORE;
        byte[] answer = before ? new byte[0] : forward(request);
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case null -> out.write(answer);
            case THROTTLED -> out.write(request.isS3() ? failure(503, "SlowDown", true) : throttled(request));
            case FAILED_BEFORE, FAILED_AFTER ->
                out.write(failure(request.isS3() ? 500 : 503, "InternalError", request.isXml()));
            case RESET_BEFORE, RESET_AFTER -> client.setSoLinger(true, 0);
            case CUT -> {
                out.write(answer, 0, Math.max(1, answer.length - 1 - random.nextInt(Math.max(1, answer.length / 2))));
                out.flush();
            }
            case SLOW -> {
                pause();
                out.write(answer);
            }
        }
        out.flush();
    }

    private static byte[] throttled(Request request) {
        return failure(400, request.isXml() ? "Throttling" : "ThrottlingException", request.isXml());
    }

    private static byte[] failure(int status, String code, boolean xml) {
        String body = xml
                ? "<ErrorResponse><Error><Code>%s</Code><Message>injected</Message></Error></ErrorResponse>"
                        .formatted(code)
                : "{\"__type\":\"%s\",\"message\":\"injected\"}".formatted(code);
        if (code.equals("SlowDown")) {
            body = "<Error><Code>SlowDown</Code><Message>injected</Message></Error>";
        }
        return "HTTP/1.1 %d Injected\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, xml ? "text/xml" : "application/x-amz-json-1.1", body.length(), body)
                .getBytes(UTF_8);
    }

    private byte[] forward(Request request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(upstream.getHost(), upstream.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.head.getBytes(ISO_8859_1));
            out.write(request.body);
            out.flush();
            return closing(socket.getInputStream().readAllBytes());
        }
    }

    /** The client must not count on the connection for its next request. */
    private static byte[] closing(byte[] answer) {
        String text = new String(answer, ISO_8859_1);
        int line = text.indexOf("\r\n");
        return line < 0
                ? answer
                : (text.substring(0, line) + "\r\nConnection: close" + text.substring(line)).getBytes(ISO_8859_1);
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    /** A request whose connection is to be closed after the answer. */
    private static final class Request {
        private final String head;
        private final byte[] body;

        private Request(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        static Request read(Socket client) throws IOException {
            InputStream in = new BufferedInputStream(client.getInputStream());
            StringBuilder head = new StringBuilder(line(in)).append("\r\n");
            int length = 0;
            boolean chunked = false;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (name) {
                    case "expect" ->
                        client.getOutputStream()
                                .write("HTTP/1.1 100 Continue\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
                    case "connection", "content-length" -> {}
                    case "transfer-encoding" -> chunked = true;
                    default -> head.append(line).append("\r\n");
                }
                length = name.equals("content-length") ? Integer.parseInt(value) : length;
            }
            byte[] body = chunked ? chunks(in) : in.readNBytes(length);
            head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
            return new Request(head.toString(), body);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0 || line.length() > MOST_HEADERS) {
                    throw new EOFException();
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }

        private static byte[] chunks(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = size(in); size > 0; size = size(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return body.toByteArray();
        }

        private static int size(InputStream in) throws IOException {
            String line = line(in);
            int extension = line.indexOf(';');
            return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
        }

        private boolean isQuery() {
            return head.toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded");
        }

        boolean isS3() {
            return !isQuery() && !head.toLowerCase(Locale.ROOT).contains("x-amz-target");
        }

        boolean isXml() {
            return isQuery() || isS3();
        }
    }
}
