package dev.weir.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UploadBodyTest {
    private static final Map<String, String> CHUNKED =
            Map.of("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "x-amz-decoded-content-length", "9");

    @Test
    void chunksAreJoinedAndTheTrailerIsKept() throws IOException {
        Payload body = body(
                "4\r\n1234\r\n5;chunk-signature=abc\r\n56789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n",
                with(CHUNKED, "x-amz-trailer", "x-amz-checksum-crc32"));
        assertThat(text(body)).isEqualTo("123456789");
        assertThat(body.length()).isEqualTo(9);
        assertThat(body.trailers()).containsEntry("x-amz-checksum-crc32", "y/Q5Jg==");
    }

    @Test
    void aTrailerThatDoesNotMatchIsABadDigest() throws IOException {
        Payload body = body(
                "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n",
                with(CHUNKED, "x-amz-trailer", "x-amz-checksum-crc32"));
        assertFails(body, "BadDigest");
    }

    @Test
    void eachChecksumIsComparedWithItsHeader() throws IOException {
        // Check values of the catalogue of parametrised CRCs and of the hash standards for "123456789".
        Map<String, String> known = Map.of(
                "x-amz-checksum-crc32", "y/Q5Jg==",
                "x-amz-checksum-crc32c", "4waSgw==",
                "x-amz-checksum-crc64nvme", "rosUhgp5mIg=",
                "x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=",
                "content-md5", "JfnnlDI7RTiF9RgfG2JNCw==");
        for (Map.Entry<String, String> checksum : known.entrySet()) {
            assertThat(text(body("123456789", Map.of(checksum.getKey(), checksum.getValue()))))
                    .as(checksum.getKey())
                    .isEqualTo("123456789");
            assertFails(body("12345678x", Map.of(checksum.getKey(), checksum.getValue())), "BadDigest");
        }
    }

    @Test
    void aBodyThatIsCutShortIsIncomplete() throws IOException {
        assertFails(body("5\r\n123", CHUNKED), "IncompleteBody");
    }

    @Test
    void anotherHashThanTheSignedOneIsNamed() throws IOException {
        assertFails(body("x", Map.of("x-amz-content-sha256", "0".repeat(64))), "XAmzContentSHA256Mismatch");
    }

    @Property(tries = 50)
    void anyChunkingGivesTheSameBytes(@ForAll byte[] content, @ForAll @IntRange(min = 1, max = 40) int size)
            throws IOException {
        java.io.ByteArrayOutputStream wire = new java.io.ByteArrayOutputStream();
        for (int at = 0; at < content.length; at += size) {
            int length = Math.min(size, content.length - at);
            wire.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            wire.write(content, at, length);
            wire.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        wire.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        Payload body = UploadBody.of(request(wire.toByteArray(), Map.of("content-encoding", "aws-chunked")));
        assertThat(body.open().readAllBytes()).isEqualTo(content);
    }

    private static void assertFails(Payload body, String code) {
        assertThatThrownBy(() -> body.open().readAllBytes())
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String text(Payload body) throws IOException {
        return new String(body.open().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static Payload body(String wire, Map<String, String> headers) throws IOException {
        return UploadBody.of(request(wire.getBytes(StandardCharsets.UTF_8), headers));
    }

    private static WireRequest request(byte[] wire, Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new WireRequest("PUT", "/b/k", Map.of(), lists, Payload.of(wire));
    }
}
