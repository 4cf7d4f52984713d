package dev.weir.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.model.ServiceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestXmlProtocolTest {
    private static final RestXmlProtocol S3 = new RestXmlProtocol(ServiceModel.load("s3"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, /, -, ListBuckets",
                "GET, /lake, -, ListObjects",
                "GET, /lake, list-type=2&prefix=a, ListObjectsV2",
                "GET, /lake, prefix=&delimiter=/, ListObjects",
                "GET, /lake, tagging, GetBucketTagging",
                "GET, /lake, versions, ListObjectVersions",
                "GET, /lake, uploads, ListMultipartUploads",
                "PUT, /lake, -, CreateBucket",
                "HEAD, /lake/, -, HeadBucket",
                "POST, /lake, delete, DeleteObjects",
                "GET, /lake/a/b, -, GetObject",
                "GET, /lake/a/b, x-id=GetObject, GetObject",
                "GET, /lake/a, uploadId=1, ListParts",
                "PUT, /lake/a, -, PutObject",
                "PUT, /lake/a, uploadId=1&partNumber=2, UploadPart",
                "POST, /lake/a, uploads, CreateMultipartUpload",
                "POST, /lake/a, uploadId=1, CompleteMultipartUpload",
                "DELETE, /lake/a, uploadId=1, AbortMultipartUpload",
                "DELETE, /lake/a, versionId=3, DeleteObject",
            })
    void aRequestIsItsOperation(String method, String path, String query, String operation) throws IOException {
        assertThat(S3.read(request(method, path, query, Map.of(), ""))
                        .operation()
                        .name())
                .isEqualTo(operation);
    }

    @Test
    void aCopySourceMakesAPutACopy() throws IOException {
        Map<String, String> headers = Map.of("x-amz-copy-source", "/lake/b");
        assertThat(S3.read(request("PUT", "/lake/a", null, headers, ""))
                        .operation()
                        .name())
                .isEqualTo("CopyObject");
        assertThat(S3.read(request("PUT", "/lake/a", "uploadId=1&partNumber=1", headers, ""))
                        .operation()
                        .name())
                .isEqualTo("UploadPartCopy");
    }

    @Test
    void aSubresourceThatIsNotServedIsNotMistakenForAListing() {
        assertThatThrownBy(() -> S3.read(request("GET", "/lake", "analytics", Map.of(), "")))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("NotImplemented"));
    }

    @Test
    void membersComeFromPathQueryHeadersAndBody() throws IOException {
        Call call = S3.read(request(
                "PUT",
                "/lake/a%20b+c/%C3%A9",
                null,
                Map.of("content-type", "text/plain", "x-amz-meta-owner", "me", "range", "bytes=0-1"),
                "hello"));
        assertThat(call.input().path("Bucket").asText()).isEqualTo("lake");
        assertThat(call.input().path("Key").asText()).isEqualTo("a b+c/é");
        assertThat(call.input().path("Metadata").path("owner").asText()).isEqualTo("me");
        assertThat(call.input().path("ContentType").asText()).isEqualTo("text/plain");
        assertThat(call.body().open().readAllBytes()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anXmlBodyBecomesATree() throws IOException {
        Call call = S3.read(request(
                "PUT",
                "/lake",
                "tagging",
                Map.of(),
                "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet><Tag><Key>a</Key><Value>1 &amp; 2"
                        + "</Value></Tag><Tag><Key>b</Key><Value/></Tag></TagSet></Tagging>"));
        assertThat(call.input().path("Tagging").toString())
                .isEqualTo("{\"TagSet\":[{\"Key\":\"a\",\"Value\":\"1 & 2\"},{\"Key\":\"b\",\"Value\":\"\"}]}");
    }

    @Test
    void brokenXmlIsMalformed() {
        assertThatThrownBy(() -> S3.read(request("PUT", "/lake", "tagging", Map.of(), "<Tagging>")))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("MalformedXML"));
    }

    @Test
    void externalEntitiesAreNotRead() {
        String attack = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Tagging><TagSet><Tag><Key>&x;</Key>"
                + "<Value>1</Value></Tag></TagSet></Tagging>";
        assertThatThrownBy(() -> S3.read(request("PUT", "/lake", "tagging", Map.of(), attack)))
                .isInstanceOf(AwsException.class);
    }

    private static WireRequest request(
            String method, String path, String query, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new WireRequest(
                method, path, WireRequest.parameters(query), lists, Payload.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
