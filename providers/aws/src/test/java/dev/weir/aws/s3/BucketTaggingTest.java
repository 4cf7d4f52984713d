package dev.weir.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tags of a bucket that CloudFormation made")
final class BucketTaggingTest {
    private static final String PRESENT = "<Tagging><TagSet>"
            + "<Tag><Key>aws:cloudformation:stack-name</Key><Value>lake</Value></Tag>"
            + "<Tag><Key>team</Key><Value>old</Value></Tag></TagSet></Tagging>";

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private AwsCalls calls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isReading = exchange.getRequestMethod().equals("GET");
            if (!isReading) {
                sent.add(exchange.getRequestMethod() + " " + body);
            }
            byte[] answer = (isReading ? PRESENT : "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        calls = new AwsCalls(AwsConfig.embedded(endpoint, "us-east-1"));
    }

    @AfterEach
    void stop() {
        calls.close();
        server.stop(0);
    }

    private static Environment nowhere() {
        throw new AssertionError("nobody needs the account");
    }

    @Test
    void are_sent_back_with_the_system_tags_which_S3_does_not_let_go() {
        new BucketTagging(calls, new Identity("buckets", "lake"), BucketTaggingTest::nowhere)
                .replace(Tags.list(Map.of("team", "new")));
        assertThat(sent)
                .singleElement()
                .asString()
                .contains("<Key>aws:cloudformation:stack-name</Key><Value>lake</Value>")
                .contains("<Key>team</Key><Value>new</Value>")
                .doesNotContain("old");
    }

    @Test
    void are_reduced_to_the_system_tags_when_none_remain() {
        new BucketTagging(calls, new Identity("buckets", "lake"), BucketTaggingTest::nowhere)
                .replace(Tags.list(Map.of()));
        assertThat(sent).singleElement().asString().startsWith("PUT").doesNotContain("team");
    }
}
