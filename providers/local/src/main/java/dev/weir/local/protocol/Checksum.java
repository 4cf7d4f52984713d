package dev.weir.local.protocol;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums a client may send for a body. */
enum Checksum {
    CRC32("x-amz-checksum-crc32"),
    CRC32C("x-amz-checksum-crc32c"),
    CRC64NVME("x-amz-checksum-crc64nvme"),
    SHA1("x-amz-checksum-sha1"),
    SHA256("x-amz-checksum-sha256"),
    MD5("content-md5"),
    /** The payload's hash as the signature covers it, in hexadecimal; its header may also hold other words. */
    CONTENT_SHA256("x-amz-content-sha256 as a hash");

    private final String header;

    Checksum(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** A computation under way. */
    interface Running {
        void update(byte[] bytes, int offset, int length);

        String value();
    }

    Running start() {
        return switch (this) {
            case CRC32 -> new Crc(new CRC32(), Integer.BYTES);
            case CRC32C -> new Crc(new CRC32C(), Integer.BYTES);
            case CRC64NVME -> new Crc(new Crc64Nvme(), Long.BYTES);
            case SHA1 -> new Hash(digest("SHA-1"), false);
            case SHA256 -> new Hash(digest("SHA-256"), false);
            case MD5 -> new Hash(digest("MD5"), false);
            case CONTENT_SHA256 -> new Hash(digest("SHA-256"), true);
        };
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Crc(java.util.zip.Checksum crc, int width) implements Running {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public String value() {
            ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue());
            return Base64.getEncoder()
                    .encodeToString(java.util.Arrays.copyOfRange(buffer.array(), Long.BYTES - width, Long.BYTES));
        }
    }

    private record Hash(MessageDigest digest, boolean hexadecimal) implements Running {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public String value() {
            byte[] hash = digest.digest();
            return hexadecimal
                    ? HexFormat.of().formatHex(hash)
                    : Base64.getEncoder().encodeToString(hash);
        }
    }
}
