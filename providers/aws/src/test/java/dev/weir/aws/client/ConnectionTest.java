package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A connection, from the shared configuration files and the environment,")
@Timeout(60)
final class ConnectionTest {
    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00";
    private static final String CALLER =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn>"
                    + "<UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private static final String EXPIRED =
            "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in"
                    + " the request is expired</Message></Error></ErrorResponse>";

    /** A request as a service sees it. */
    private record Seen(String path, String authorization, String token, String body) {}

    @TempDir
    private Path folder;

    private final Map<String, String> before = new HashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/", 200, CALLER);
        server.start();
        set("aws.configFile", folder.resolve("config").toString());
        set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        set("aws.profile", null);
        set("aws.region", null);
        set("aws.disableEc2Metadata", "true");
        set("software.amazon.awssdk.http.service.impl", null);
    }

    @AfterEach
    void stop() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
        server.stop(0);
    }

    private void set(String property, String value) {
        if (!before.containsKey(property)) {
            before.put(property, System.getProperty(property));
        }
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(String path, int status, String body) {
        if (!path.equals("/")) {
            server.createContext(path, exchange -> reply(exchange, status, body));
        } else {
            server.createContext("/", exchange -> {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                seen.add(new Seen(
                        exchange.getRequestURI().toString(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token")),
                        request));
                reply(
                        exchange,
                        this.status,
                        this.status == 403 ? EXPIRED : request.contains("Action=AssumeRole") ? assumed() : body);
            });
        }
    }

    private static void reply(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String expiration() {
        return Instant.now().plus(Duration.ofHours(1)).toString();
    }

    private static String assumed() {
        return "<AssumeRoleResponse><AssumeRoleResult><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn>"
                + "<AssumedRoleId>X:s</AssumedRoleId></AssumedRoleUser><Credentials><AccessKeyId>ASIAASSUMED</AccessKeyId>"
                + "<SecretAccessKey>" + SECRET
                + "</SecretAccessKey><SessionToken>assumed-token</SessionToken><Expiration>"
                + expiration() + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
    }

    private void config(String text) throws IOException {
        Files.writeString(folder.resolve("config"), text.replace("URL", url()));
    }

    private AwsCalls calls(String profile) {
        return new AwsCalls(
                AwsConfig.of(Optional.empty(), Optional.empty(), Optional.ofNullable(profile)),
                new Patience(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                pause -> {},
                System::nanoTime);
    }

    private Seen called(String profile) {
        try (AwsCalls calls = calls(profile)) {
            calls.call("sts:GetCallerIdentity", AwsCalls.tree());
        }
        return seen.getLast();
    }

    private AwsFailure failure(String profile) {
        return catchThrowableOfType(AwsFailure.class, () -> called(profile));
    }

    @Test
    void takes_region_endpoint_keys_and_session_token_of_a_profile_alike_by_option_and_by_name() throws IOException {
        config(
                "[profile dev]\nregion = eu-west-1\nendpoint_url = URL\naws_access_key_id = AKIADEV\naws_secret_access_key = "
                        + SECRET + "\naws_session_token = dev-token\n");
        Seen byOption = called("dev");
        set("aws.profile", "dev");
        Seen byName = called(null);
        assertThat(byOption.token()).isEqualTo("dev-token");
        assertThat(byOption.authorization()).contains("Credential=AKIADEV/").contains("/eu-west-1/sts/");
        assertThat(scope(byName)).isEqualTo(scope(byOption));
        assertThat(byName.token()).isEqualTo(byOption.token());
    }

    private static String scope(Seen request) {
        return request.authorization().substring(0, request.authorization().indexOf(", SignedHeaders"));
    }

    @Test
    void takes_the_endpoint_of_one_service_from_the_services_section() throws IOException {
        config(
                "[profile dev]\nregion = eu-west-1\nservices = mine\naws_access_key_id = AKIADEV\naws_secret_access_key = "
                        + SECRET + "\n[services mine]\nsts =\n  endpoint_url = URL\n");
        assertThat(called("dev").authorization()).contains("Credential=AKIADEV/");
    }

    @Test
    void reads_a_session_token_again_when_the_file_has_a_new_one() throws Exception {
        String text =
                "[profile dev]\nregion = eu-west-1\nendpoint_url = URL\naws_access_key_id = AKIADEV\naws_secret_access_key = "
                        + SECRET + "\naws_session_token = TOKEN\n";
        config(text.replace("TOKEN", "old"));
        try (AwsCalls calls = calls("dev")) {
            calls.call("sts:GetCallerIdentity", AwsCalls.tree());
            config(text.replace("TOKEN", "new"));
            Files.setLastModifiedTime(
                    folder.resolve("config"), FileTime.from(Instant.now().plusSeconds(5)));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            do {
                Thread.sleep(200);
                calls.call("sts:GetCallerIdentity", AwsCalls.tree());
            } while (!seen.getLast().token().equals("new") && System.nanoTime() < end);
        }
        assertThat(seen.getLast().token()).isEqualTo("new");
    }

    @Test
    void assumes_the_role_of_a_profile_with_its_external_id() throws IOException {
        config("[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = " + SECRET
                + "\n[profile dev]\nregion = eu-west-1\nendpoint_url = URL\nsource_profile = base\nexternal_id = partner-7\n"
                + "role_arn = arn:aws:iam::123456789012:role/deploy\n");
        Seen last = called("dev");
        assertThat(seen.getFirst().body()).contains("Action=AssumeRole").contains("ExternalId=partner-7");
        assertThat(seen.getFirst().authorization()).contains("Credential=AKIABASE/");
        assertThat(last.token()).isEqualTo("assumed-token");
    }

    @Test
    void runs_a_credential_process() throws IOException {
        config("[profile dev]\nregion = eu-west-1\nendpoint_url = URL\ncredential_process = "
                + script("echo '{\"Version\":1,\"AccessKeyId\":\"AKIAPROCESS\",\"SecretAccessKey\":\"" + SECRET
                        + "\",\"SessionToken\":\"process-token\"}'")
                + "\n");
        assertThat(called("dev").token()).isEqualTo("process-token");
    }

    private Path script(String command) throws IOException {
        Path script = folder.resolve("credentials.sh");
        Files.writeString(script, "#!/bin/sh\n" + command + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void says_why_a_credential_process_failed_without_its_secrets() throws IOException {
        config("[profile dev]\nregion = eu-west-1\ncredential_process = "
                + script("echo 'vault is sealed, token=" + SECRET + "' >&2; exit 3") + "\n");
        AwsFailure failure = failure("dev");
        assertThat(failure.category()).isEqualTo(Category.CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining("credential_process of the profile 'dev'")
                .hasMessageContaining("vault is sealed");
        assertThat(failure.getMessage()).doesNotContain(SECRET);
    }

    @Test
    void never_shows_what_a_credential_process_prints_in_place_of_json() throws IOException {
        config("[profile dev]\nregion = eu-west-1\ncredential_process = "
                + script("echo '{\"SecretAccessKey\": " + SECRET + "'") + "\n");
        assertThat(failure("dev").getMessage()).contains("credential_process").doesNotContain(SECRET);
    }

    @Test
    void says_how_to_sign_in_when_there_is_no_session_of_single_sign_on() throws IOException {
        config("""
                [sso-session corp]
                sso_start_url = https://weir-test.example/start
                sso_region = eu-west-1
                [profile dev]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 123456789012
                sso_role_name = Admin
                """);
        AwsFailure failure = failure("dev");
        assertThat(failure.category()).isEqualTo(Category.CREDENTIALS);
        assertThat(failure).hasMessageContaining("Run: aws sso login --profile dev");
    }

    @Test
    void names_the_profile_to_sign_in_to_where_a_role_is_assumed_from_it() throws IOException {
        config("""
                [profile base]
                sso_start_url = https://weir-test.example/start
                sso_region = eu-west-1
                sso_account_id = 123456789012
                sso_role_name = Admin
                [profile dev]
                region = eu-west-1
                source_profile = base
                role_arn = arn:aws:iam::123456789012:role/deploy
                """);
        assertThat(failure("dev")).hasMessageContaining("Run: aws sso login --profile base");
    }

    @Test
    void says_that_a_code_cannot_be_asked_for_and_who_can() throws IOException {
        config("[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = " + SECRET
                + "\n[profile dev]\nregion = eu-west-1\nsource_profile = base\nrole_arn = arn:aws:iam::123456789012:role/deploy\n"
                + "mfa_serial = arn:aws:iam::123456789012:mfa/me\n");
        assertThat(failure("dev"))
                .hasMessageContaining("arn:aws:iam::123456789012:mfa/me")
                .hasMessageContaining("aws configure export-credentials --profile dev --format env");
        assertThat(seen).isEmpty();
    }

    @Test
    void lists_the_profiles_when_there_is_none_of_that_name() throws IOException {
        config("[profile dev]\nregion = eu-west-1\n[profile prod]\nregion = eu-west-1\n");
        assertThatThrownBy(() -> called("pord"))
                .isInstanceOf(ProviderException.class)
                .hasMessage("No profile 'pord' is in the shared configuration files. They hold dev, prod.");
    }

    @Test
    void gets_credentials_of_a_container_and_says_why_it_gets_none() throws IOException {
        config("[default]\nregion = eu-west-1\nendpoint_url = URL\n");
        set("aws.containerCredentialsFullUri", url() + "/container");
        answer(
                "/container",
                200,
                "{\"AccessKeyId\":\"ASIACONTAINER\",\"SecretAccessKey\":\"" + SECRET
                        + "\",\"Token\":\"container-token\",\"Expiration\":\"" + expiration() + "\"}");
        assertThat(called(null).token()).isEqualTo("container-token");
        set("aws.containerCredentialsFullUri", url() + "/refused");
        answer("/refused", 403, "{\"code\":\"AccessDenied\",\"message\":\"no role for this task\"}");
        assertThat(failure(null)).hasMessageContaining("The container's endpoint gave no credentials");
    }

    @Test
    void gets_credentials_of_an_instance() throws IOException {
        config("[default]\nregion = eu-west-1\nendpoint_url = URL\n");
        set("aws.disableEc2Metadata", "false");
        set("aws.ec2MetadataServiceEndpoint", url());
        answer("/latest/api/token", 200, "metadata-token");
        answer("/latest/meta-data/iam/security-credentials-extended/", 404, "");
        answer("/latest/meta-data/iam/security-credentials/", 200, "role");
        answer(
                "/latest/meta-data/iam/security-credentials/role",
                200,
                "{\"Code\":\"Success\",\"AccessKeyId\":\"ASIAINSTANCE\",\"SecretAccessKey\":\"" + SECRET
                        + "\",\"Token\":\"instance-token\",\"Expiration\":\"" + expiration() + "\"}");
        assertThat(called(null).token()).isEqualTo("instance-token");
    }

    @Test
    void says_where_it_looked_when_there_are_no_credentials_at_all() throws IOException {
        config("[default]\nregion = eu-west-1\n");
        assertThat(failure(null))
                .hasMessageContaining("No AWS credentials were found: AWS_ACCESS_KEY_ID is not set")
                .hasMessageContaining("the profile 'default'");
    }

    @Test
    void says_where_expired_keys_came_from() throws IOException {
        config(
                "[profile dev]\nregion = eu-west-1\nendpoint_url = URL\naws_access_key_id = AKIADEV\naws_secret_access_key = "
                        + SECRET + "\naws_session_token = dev-token\n");
        status = 403;
        assertThat(failure("dev")).hasMessageContaining("They come from the profile 'dev'. Renew the keys of 'dev'");
    }
}
