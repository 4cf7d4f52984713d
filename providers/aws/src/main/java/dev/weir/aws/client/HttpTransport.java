package dev.weir.aws.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's calls over the JDK's HTTP client. Unlike the JDK's older connections it fails where an answer is cut in its headers or its
 * body, and notices when the server closes a connection that nobody uses.
 */
final class HttpTransport implements SdkHttpClient {
    /** Headers that the JDK writes itself. */
    private static final Set<String> WRITTEN =
            Set.of("host", "content-length", "connection", "expect", "transfer-encoding", "upgrade");

    private static final Duration COMEBACK_PAUSE = Duration.ofMillis(25);
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int PROXY_AUTHENTICATION = 407;

    private final HttpClient client;
    private final Duration longestPause;
    private final Duration comebackTimeout;

    /**
     * Calls over a client, which this closes.
     *
     * @param longestPause how long an answer may let wait for its next byte
     * @param comebackTimeout how long a server may refuse connections, which is before it has seen anything of the call
     */
    HttpTransport(HttpClient client, Duration longestPause, Duration comebackTimeout) {
        this.client = client;
        this.longestPause = longestPause;
        this.comebackTimeout = comebackTimeout;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(request);
    }

    @Override
    public String clientName() {
        return "JdkHttp";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Call implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private final AtomicReference<InputStream> body = new AtomicReference<>();

        Call(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpResponse<InputStream> answer = send(HttpTransport.this.request(request));
            body.set(answer.body());
            if (answer.statusCode() == PROXY_AUTHENTICATION) {
                abort();
                throw new IOException("The proxy asks for a user and a password");
            }
            SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(answer.statusCode());
            answer.headers().map().forEach(response::putHeader);
            HttpExecuteResponse.Builder executed = HttpExecuteResponse.builder().response(response.build());
            if (isBodiless(answer.statusCode())) {
                answer.body().close();
            } else {
                executed.responseBody(AbortableInputStream.create(answer.body(), this));
            }
            return executed.build();
        }

        /** The headers of such an answer describe a body that is not sent: the SDK would try to decompress nothing. */
        private boolean isBodiless(int status) {
            return request.httpRequest().method() == SdkHttpMethod.HEAD
                    || status == NO_CONTENT
                    || status == NOT_MODIFIED;
        }

        @Override
        public void abort() {
            InputStream arriving = body.get();
            if (arriving instanceof ArrivingBody open) {
                open.close();
            }
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        long until = System.nanoTime() + comebackTimeout.toNanos();
        while (true) {
            try {
                return client.send(request, answer -> new ArrivingBody(longestPause));
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ConnectException e) {
                if (System.nanoTime() >= until) {
                    throw (IOException) unconnected(request.uri(), e).initCause(e);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(COMEBACK_PAUSE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return (IOException) new InterruptedIOException("Interrupted while waiting for an answer").initCause(e);
    }

    /** The JDK's exceptions name no reason here. */
    private static IOException unconnected(URI uri, ConnectException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new UnknownHostException(uri.getHost());
            }
        }
        return new ConnectException(e.getMessage() == null ? "Connection refused" : e.getMessage());
    }

    private HttpRequest request(HttpExecuteRequest call) {
        SdkHttpRequest given = call.httpRequest();
        HttpRequest.Builder request = HttpRequest.newBuilder(given.getUri())
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(longestPause)
                .method(given.method().name(), body(call));
        given.forEachHeader((name, values) -> {
            if (!WRITTEN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static BodyPublisher body(HttpExecuteRequest call) {
        long length = call.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(-1L);
        if (length == 0 || call.contentStreamProvider().isEmpty()) {
            return BodyPublishers.noBody();
        }
        ContentStreamProvider content = call.contentStreamProvider().get();
        BodyPublisher stream = BodyPublishers.ofInputStream(content::newStream);
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }
}
