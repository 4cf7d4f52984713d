package dev.weir.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

class FrontDoorTest {
    @TempDir
    Path data;

    @Test
    void aCallerIsTheAccountsRoot() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data));
                StsClient sts = Clients.of(aws).sts()) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo(LocalOptions.ACCOUNT);
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:root");
        }
    }

    @Test
    void anInvalidQueryInputIsAValidationError() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data));
                StsClient sts = Clients.of(aws).sts()) {
            assertThatThrownBy(() -> sts.assumeRole(request ->
                            request.roleArn("arn:aws:iam::000000000000:role/x").roleSessionName("!")))
                    .isInstanceOfSatisfying(StsException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .startsWith(
                                        "2 validation errors detected: Value '!' at 'roleSessionName' failed to satisfy"
                                                + " constraint: Member must have length greater than or equal to 2; Value '!'");
                    });
        }
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsRefusedAndToldWhereTheFirstOneIs() throws IOException {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            assertThatThrownBy(() -> LocalAws.start(LocalOptions.in(data)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another server at " + aws.endpoint());
        }
    }

    @Test
    void aLiveServerIsFoundThroughItsDirectory() throws IOException {
        URI endpoint;
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            endpoint = aws.endpoint();
            assertThat(LocalAws.find(data)).contains(endpoint);
        }
        assertThat(LocalAws.find(data)).isEmpty();
    }

    @Test
    void anUnknownOperationIsNamedSo() throws Exception {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            HttpResponse<String> response = post(aws, "ResourceGroupsTaggingAPI_20170126.Nonsense", "{}");
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("UnknownOperationException");
        }
    }

    @Test
    void aValueOfTheWrongTypeIsASerializationException() throws Exception {
        try (LocalAws aws = LocalAws.start(LocalOptions.in(data))) {
            HttpResponse<String> response =
                    post(aws, "ResourceGroupsTaggingAPI_20170126.GetResources", "{\"ResourcesPerPage\":\"x\"}");
            assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("SerializationException");
            assertThat(response.body()).contains("STRING_VALUE cannot be converted to Integer");
        }
    }

    private static HttpResponse<String> post(LocalAws aws, String target, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(aws.endpoint())
                    .header("X-Amz-Target", target)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
