package dev.weir.aws.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException.Category;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call that goes wrong")
final class FaultsTest {
    private static final WireMockServer SERVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private static final Identity JOB = new Identity("jobs", "load");
    private static final String SECRET = "wJalrXUtnFEMI";

    private final List<Duration> pauses = new ArrayList<>();
    private long now;
    private final AwsCalls calls = new AwsCalls(config(SERVER), Patience.DEFAULT, this::pause, () -> now);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @AfterEach
    void forget() {
        SERVER.resetAll();
        calls.close();
    }

    private void pause(Duration duration) {
        if (!duration.isZero()) {
            pauses.add(duration);
            now += duration.toNanos();
        }
    }

    private static AwsConfig config(WireMockServer server) {
        return config(URI.create(server.isRunning() ? server.baseUrl() : "http://127.0.0.1:1"));
    }

    private static AwsConfig config(URI endpoint) {
        return new AwsConfig(
                Optional.of(endpoint),
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.of(new StaticCredentials("AKIDEXAMPLE", SECRET, Optional.empty())),
                Map.of());
    }

    private static ResponseDefinitionBuilder refusal(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withHeader("x-amzn-ErrorType", code)
                .withBody("{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    private static void always(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(anyUrl()).willReturn(response));
    }

    private static void firstThenJob(ResponseDefinitionBuilder first) {
        SERVER.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("then"));
        SERVER.stubFor(post(anyUrl())
                .inScenario("once")
                .whenScenarioStateIs("then")
                .willReturn(aResponse().withBody("{\"Job\":{\"Name\":\"load\"}}")));
    }

    private ObjectNode getJob() {
        return calls.call("glue:GetJob", AwsCalls.tree().put("JobName", "load"), JOB);
    }

    private AwsFailure failure() {
        return catchThrowableOfType(AwsFailure.class, this::getJob);
    }

    @Test
    void is_made_again_when_turned_away_for_its_rate_and_counted_each_time() {
        firstThenJob(refusal(400, "ThrottlingException", "Rate exceeded"));
        assertThat(getJob().path("Job").path("Name").asText()).isEqualTo("load");
        assertThat(calls.statistics().calls()).containsEntry("glue:GetJob", 2L);
        assertThat(calls.statistics().throttled()).isEqualTo(1);
    }

    @Test
    void gives_up_after_a_bounded_number_of_throttles() {
        always(refusal(400, "ThrottlingException", "Rate exceeded"));
        assertThat(failure().category()).isEqualTo(Category.THROTTLED);
        assertThat(calls.statistics().throttled()).isEqualTo(Patience.DEFAULT.throttled());
    }

    @Test
    void waits_longer_each_time_up_to_a_limit() {
        always(refusal(400, "ThrottlingException", "Rate exceeded"));
        failure();
        assertThat(pauses).hasSize(Patience.DEFAULT.throttled() - 1).allSatisfy(pause -> assertThat(pause)
                .isLessThanOrEqualTo(Patience.DEFAULT.cap()));
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
    }

    @Test
    void is_made_again_after_a_broken_connection() {
        firstThenJob(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(getJob().path("Job").path("Name").asText()).isEqualTo("load");
    }

    @Test
    void is_made_again_after_an_error_of_the_server() {
        firstThenJob(refusal(500, "InternalServiceException", "oops"));
        assertThat(getJob().path("Job").path("Name").asText()).isEqualTo("load");
    }

    @Test
    void says_which_permission_is_missing_for_what() {
        always(refusal(400, "AccessDeniedException", "User: arn:aws:iam::1:user/u is not authorized"));
        AwsFailure failure = failure();
        assertThat(failure.category()).isEqualTo(Category.PERMISSION);
        assertThat(failure).hasMessageContaining("Allow glue:GetJob").hasMessageContaining("for job 'load'");
        assertThat(calls.statistics().total()).isEqualTo(1);
    }

    @Test
    void says_how_an_imitation_comes_by_the_policies_that_aws_manages() {
        Sentences sentences = new Sentences(
                "iam:AttachRolePolicy", "roles 'glue'", SERVER.baseUrl(), new AwsConnection(config(SERVER)));

        assertThat(sentences.refused(Category.NOT_FOUND, "NoSuchEntity", "Policy AWSGlueServiceRole does not exist"))
                .contains("Policy AWSGlueServiceRole does not exist.", "MOTO_IAM_LOAD_MANAGED_POLICIES=true");
    }

    @Test
    void says_that_credentials_have_expired() {
        always(refusal(400, "ExpiredTokenException", "The security token included in the request is expired"));
        assertThat(failure().category()).isEqualTo(Category.CREDENTIALS);
        assertThat(failure())
                .hasMessageContaining("have expired")
                .hasMessageContaining("token included in the request is expired");
    }

    @Test
    void says_that_credentials_are_not_known() {
        always(refusal(400, "UnrecognizedClientException", "The security token included in the request is invalid"));
        assertThat(failure().category()).isEqualTo(Category.CREDENTIALS);
        assertThat(failure()).hasMessageContaining("not accepted").hasMessageContaining(SERVER.baseUrl());
    }

    @Test
    void never_shows_a_secret() {
        always(refusal(400, "UnrecognizedClientException", "no"));
        assertThat(failure().toString()).doesNotContain(SECRET);
        assertThat(config(SERVER).toString()).doesNotContain(SECRET);
    }

    @Test
    void says_that_nothing_answers_at_the_endpoint() {
        try (AwsCalls nowhere =
                new AwsCalls(config(URI.create("http://127.0.0.1:1")), Patience.DEFAULT, this::pause, () -> now)) {
            AwsFailure failure = catchThrowableOfType(
                    AwsFailure.class,
                    () -> nowhere.call("glue:GetJob", AwsCalls.tree().put("JobName", "load"), JOB));
            assertThat(failure.category()).isEqualTo(Category.UNREACHABLE);
            assertThat(failure).hasMessageContaining("No answer from http://127.0.0.1:1");
            assertThat(nowhere.statistics().total()).isEqualTo(Patience.DEFAULT.broken());
        }
    }

    @Test
    void waits_for_a_fresh_role_but_not_for_ever() {
        always(refusal(400, "InvalidInputException", "Service is unable to assume provided role. Please verify"));
        AwsFailure failure = catchThrowableOfType(
                AwsFailure.class,
                () -> calls.call(
                        "glue:CreateCrawler", AwsCalls.tree().put("Name", "c"), new Identity("crawlers", "c")));
        assertThat(failure.category()).isEqualTo(Category.INVALID);
        assertThat(Duration.ofNanos(now)).isGreaterThanOrEqualTo(Patience.DEFAULT.consistency());
        assertThat(calls.statistics().total()).isGreaterThan(5);
    }

    @Test
    void does_not_wait_for_what_will_not_pass() {
        always(refusal(400, "InvalidInputException", "Bad cron expression"));
        assertThat(failure().category()).isEqualTo(Category.INVALID);
        assertThat(calls.statistics().total()).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }
}
