package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A body that has been written to a file and found to be what its sender meant.
 *
 * @param md5 in hexadecimal
 * @param checksum the sender's algorithm, or the one S3 adds
 * @param value that checksum in Base64
 */
record Received(long size, String md5, Checksum checksum, String value) {
    static final long LARGEST = 5L << 30;
    private static final int BLOCK = 128 * 1024;

    String etag() {
        return "\"" + md5 + "\"";
    }

    /** Puts the checksum among an object's attributes or a response's members. */
    void describe(ObjectNode members) {
        members.put(checksum.member(), value);
    }

    /**
     * Receives a request's body.
     *
     * @throws AwsException {@code BadDigest}, {@code IncompleteBody}, {@code EntityTooLarge}
     */
    static Received body(Request request, Path file) throws IOException {
        Checksum checksum = algorithm(request).orElse(Checksum.CRC64NVME);
        Optional<String> given = request.text(checksum.member());
        if (given.filter(text -> !checksum.isValid(text)).isPresent()) {
            throw Errors.invalidRequest("Value for " + checksum.header() + " header is invalid.");
        }
        Payload body = request.body();
        Received received;
        try (InputStream in = body.open()) {
            received = write(in, file, checksum);
        }
        received.checkLength(body.length());
        received.checkMd5(request.text("ContentMD5"));
        received.check(given);
        received.check(Optional.ofNullable(body.trailers().get(checksum.header())));
        return received;
    }

    /** Writes what a stream holds to a file. */
    static Received write(InputStream in, Path file, Checksum checksum) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return copy(in, out, checksum);
        }
    }

    /** Only reads what a stream holds. */
    static Received digest(InputStream in, Checksum checksum) throws IOException {
        return copy(in, OutputStream.nullOutputStream(), checksum);
    }

    private static Received copy(InputStream in, OutputStream out, Checksum checksum) throws IOException {
        Checksum.Digest md5 = Checksum.MD5.digest();
        Checksum.Digest digest = checksum.digest();
        long size = 0;
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            md5.update(block, 0, read);
            digest.update(block, 0, read);
            out.write(block, 0, read);
            size = withinLimit(size + read);
        }
        String value = Base64.getEncoder().encodeToString(digest.value());
        return new Received(size, HexFormat.of().formatHex(md5.value()), checksum, value);
    }

    /** The algorithm a request asks for, by a value or by name. */
    static Optional<Checksum> algorithm(Request request) {
        for (Checksum checksum : Checksum.values()) {
            if (request.text(checksum.member()).isPresent()) {
                return Optional.of(checksum);
            }
        }
        return request.text("ChecksumAlgorithm").map(name -> Checksum.named(name)
                .orElseThrow(() -> new AwsException(
                        "NotImplemented", 501, "The checksum algorithm " + name + " is not implemented")));
    }

    private static long withinLimit(long size) {
        if (size > LARGEST) {
            throw new AwsException("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        return size;
    }

    private void checkLength(long declared) {
        if (declared >= 0 && declared != size) {
            throw new AwsException(
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
    }

    private void checkMd5(Optional<String> given) {
        if (given.isEmpty()) {
            return;
        }
        if (!Checksum.MD5.isValid(given.get())) {
            throw new AwsException("InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        byte[] declared = Base64.getDecoder().decode(given.get());
        if (!HexFormat.of().formatHex(declared).equals(md5)) {
            throw new AwsException("BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private void check(Optional<String> given) {
        if (given.filter(text -> !text.equals(value)).isPresent()) {
            throw new AwsException(
                    "BadDigest", "The " + checksum + " you specified did not match the calculated checksum.");
        }
    }
}
