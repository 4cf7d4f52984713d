package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Identity;
import dev.weir.spi.ProviderException;
import dev.weir.spi.ProviderException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/** The body of an object: a text, or a file that still has the digest which was planned. */
final class Body {
    private Body() {}

    static RequestBody of(JsonNode body, Identity identity) {
        if (body.has("content")) {
            return RequestBody.fromString(body.path("content").asText(), StandardCharsets.UTF_8);
        }
        Path file = Path.of(body.path("file").asText());
        String digest = digest(file);
        if (!digest.equals(body.path("sha256").asText())) {
            throw new ProviderException(
                    Category.CONFLICT,
                    file + " has changed since the plan for " + identity.description() + " was created. Plan again.",
                    null);
        }
        return RequestBody.fromFile(file);
    }

    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(Path file) {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new ProviderException(Category.INVALID, "Cannot read " + file + " (" + e + ").", e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
