package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.weir.spi.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A proxy")
@Timeout(60)
final class ProxyTest {
    private static final String CALLER =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn>"
                    + "<UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;
    private int tunnelTo;

    @BeforeEach
    void start() throws IOException {
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.profile");
        System.clearProperty("software.amazon.awssdk.http.service.impl");
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            asked.add(head);
            OutputStream out = client.getOutputStream();
            if (tunnelTo == 0) {
                out.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (head.contains("secret-zone") && !head.contains("Proxy-Authorization")) {
                out.write("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket service = new Socket(InetAddress.getLoopbackAddress(), tunnelTo)) {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread back = Thread.ofVirtual().start(() -> copy(service, client));
                copy(client, service);
                back.join(5_000);
            }
        } catch (IOException | InterruptedException e) {
            asked.add("broken: " + e);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // the other side hung up
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            head.append((char) read);
        }
        return head.toString();
    }

    private AwsCalls calls(Map<String, String> environment, Optional<String> endpoint) {
        AwsConfig config = new AwsConfig(
                endpoint.map(URI::create),
                Optional.of("eu-west-1"),
                Optional.empty(),
                endpoint.isPresent()
                        ? Optional.of(new StaticCredentials("A", "B", Optional.empty()))
                        : Optional.empty(),
                Map.of());
        return calls(config, environment);
    }

    private AwsCalls calls(AwsConfig config, Map<String, String> environment) {
        return new AwsCalls(
                config,
                new AwsConnection(config, environment),
                new Patience(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                pause -> {},
                System::nanoTime);
    }

    private Map<String, String> through() {
        return through("");
    }

    private Map<String, String> through(String user) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HTTPS_PROXY", "http://" + user + "127.0.0.1:" + proxy.getLocalPort());
        return environment;
    }

    @Test
    void carries_calls_to_the_hosts_that_the_profile_asks_for() throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, """
                [profile dev]
                region = us-east-1
                use_fips_endpoint = true
                aws_access_key_id = A
                aws_secret_access_key = B
                """);
        System.setProperty("aws.configFile", file.toString());
        AwsConfig config = AwsConfig.of(Optional.empty(), Optional.empty(), Optional.of("dev"));
        try (AwsCalls calls = calls(config, through())) {
            AwsFailure failure =
                    catchThrowableOfType(AwsFailure.class, () -> calls.call("kinesis:ListStreams", AwsCalls.tree()));
            assertThat(failure.category()).isEqualTo(ProviderException.Category.UNREACHABLE);
        }
        assertThat(asked)
                .isNotEmpty()
                .allMatch(head -> head.startsWith("CONNECT kinesis-fips.us-east-1.amazonaws.com:443"));
    }

    @Test
    void and_a_bundle_of_authorities_let_a_call_reach_its_service() throws Exception {
        HttpsServer service = service();
        tunnelTo = service.getAddress().getPort();
        Map<String, String> environment = through("me:secret-zone@");
        environment.put("AWS_CA_BUNDLE", folder.resolve("ca.pem").toString());
        try (AwsCalls calls = calls(environment, Optional.of("https://sts.weir-test.example"))) {
            assertThat(calls.call("sts:GetCallerIdentity", AwsCalls.tree())
                            .path("Account")
                            .asText())
                    .isEqualTo("123456789012");
        } finally {
            service.stop(0);
        }
        assertThat(asked).first().asString().startsWith("CONNECT sts.weir-test.example:443");
    }

    @Test
    void is_not_used_for_hosts_of_no_proxy_and_for_loopback_addresses() {
        Map<String, String> environment = through();
        environment.put("NO_PROXY", "10.0.0.1, .internal.example,host.example:8443");
        Proxies proxies = new Proxies(environment);
        assertThat(List.of(
                        "https://10.0.0.1/",
                        "https://a.internal.example/",
                        "https://internal.example/",
                        "https://host.example:8443/",
                        "https://127.0.0.1:4566/",
                        "https://localhost/"))
                .allMatch(target -> java.net.Proxy.NO_PROXY.equals(proxies.of(URI.create(target))));
        assertThat(List.of("https://host.example/", "https://notinternal.example/", "https://glue.amazonaws.com/"))
                .noneMatch(target -> java.net.Proxy.NO_PROXY.equals(proxies.of(URI.create(target))));
    }

    @Test
    void of_another_form_is_refused_without_showing_its_password() {
        Proxies proxies = new Proxies(Map.of("https_proxy", "socks5://me:hunter2@host:1"));
        assertThatThrownBy(() -> proxies.of(URI.create("https://glue.amazonaws.com/")))
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void and_a_bundle_that_holds_no_certificate_is_named() throws IOException {
        Path bundle = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        try (AwsCalls calls = calls(Map.of("AWS_CA_BUNDLE", bundle.toString()), Optional.of("https://127.0.0.1:1"))) {
            assertThatThrownBy(() -> calls.call("sts:GetCallerIdentity", AwsCalls.tree()))
                    .isInstanceOf(ProviderException.class)
                    .hasMessageContaining("AWS_CA_BUNDLE names " + bundle);
        }
    }

    private HttpsServer service() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=sts.weir-test.example",
                        "-ext",
                        "SAN=dns:sts.weir-test.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        Certificate certificate = store.getCertificate("k");
        Files.writeString(
                folder.resolve("ca.pem"),
                "# the company's own\n-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer service = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setHttpsConfigurator(new HttpsConfigurator(context));
        service.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = CALLER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        return service;
    }
}
