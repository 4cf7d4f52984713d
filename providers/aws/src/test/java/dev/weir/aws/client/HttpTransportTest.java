package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A server that answers in bytes, and hangs up after each answer. */
@DisplayName("The transport")
@Timeout(60)
final class HttpTransportTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 5\r\nContent-Type: text/x-python\r\n\r\n";
    private static final String JOB = "{\"Job\":{\"Name\":\"load\"}}";
    private static final String GET = "HTTP/1.1 200 OK\r\nx-amzn-RequestId: r\r\nContent-Length: 23\r\n\r\n" + JOB;
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n" + JOB + "\r\n0\r\n\r\n";
    private static final Identity OBJECT = new Identity("objects", "script");

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket server;
    private AwsCalls calls;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        AwsConfig config = new AwsConfig(
                Optional.of(URI.create("http://127.0.0.1:" + server.getLocalPort())),
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.of(new StaticCredentials("A", "B", Optional.empty())),
                Map.of());
        calls = new AwsCalls(config, Patience.DEFAULT, pause -> {}, System::nanoTime);
    }

    @AfterEach
    void stop() throws IOException {
        calls.close();
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                int length = 0;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    length = line.toLowerCase(Locale.ROOT).startsWith("content-length:")
                            ? Integer.parseInt(line.substring(15).strip())
                            : length;
                }
                assertThat(in.skip(length)).isEqualTo(length);
                asked.incrementAndGet();
                String answer = answers.poll();
                client.getOutputStream().write((answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // the server ends, or the client has hung up
            }
        }
    }

    private ObjectNode head() {
        return calls.call("s3:HeadObject", AwsCalls.tree().put("Bucket", "lake").put("Key", "a.py"));
    }

    private String job() {
        return calls.call("glue:GetJob", AwsCalls.tree().put("JobName", "load"))
                .at("/Job/Name")
                .asText();
    }

    @Test
    void takes_no_head_answer_that_is_cut_anywhere_for_a_whole_one() {
        for (int cut = 0; cut < HEAD.length(); cut += 3) {
            answers.add(HEAD.substring(0, cut));
            answers.add(HEAD);
            assertThat(head().path("ContentType").asText()).as("cut at " + cut).isEqualTo("text/x-python");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, CHUNKED})
    void takes_no_answer_that_is_cut_anywhere_for_a_whole_one(String whole) {
        for (int cut = 0; cut < whole.length(); cut += 3) {
            answers.add(whole.substring(0, cut));
            answers.add(whole);
            assertThat(job()).as("cut at " + cut).isEqualTo("load");
        }
    }

    @Test
    void gives_up_on_answers_that_are_always_cut() {
        for (int i = 0; i < Patience.DEFAULT.broken(); i++) {
            answers.add(GET.substring(0, GET.length() - 1));
        }
        AwsFailure failure = catchThrowableOfType(AwsFailure.class, this::job);
        assertThat(failure.category()).isEqualTo(Category.UNREACHABLE);
        assertThat(asked).hasValue(Patience.DEFAULT.broken());
    }

    @Test
    void writes_again_where_the_server_has_closed_the_connections_in_the_meantime() {
        for (int i = 0; i < 8; i++) {
            answers.add("HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 0\r\n\r\n");
            String tag = calls.s3("s3:PutObject", OBJECT, s3 -> s3.putObject(
                            put -> put.bucket("lake").key("a.py"), RequestBody.fromString("print('x')"))
                    .eTag());
            assertThat(tag).as("the write " + i).isEqualTo("\"e\"");
        }
        assertThat(answers).isEmpty();
    }
}
