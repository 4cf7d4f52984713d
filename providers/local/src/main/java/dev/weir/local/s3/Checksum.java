package dev.weir.local.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that S3 can keep with an object. */
enum Checksum {
    CRC32(4),
    CRC32C(4),
    CRC64NVME(8),
    SHA1(20),
    SHA256(32),
    SHA512(64),
    MD5(16);

    private final int size;

    Checksum(int size) {
        this.size = size;
    }

    /** A checksum in the making. */
    interface Digest {
        void update(byte[] bytes, int offset, int length);

        byte[] value();
    }

    Digest digest() {
        return switch (this) {
            case CRC32 -> new CyclicDigest(new CRC32(), size);
            case CRC32C -> new CyclicDigest(new CRC32C(), size);
            case CRC64NVME -> new CyclicDigest(new Crc64Nvme(), size);
            case SHA1 -> new HashDigest("SHA-1");
            case SHA256 -> new HashDigest("SHA-256");
            case SHA512 -> new HashDigest("SHA-512");
            case MD5 -> new HashDigest("MD5");
        };
    }

    /** The checksum of a few bytes. */
    byte[] of(byte[] bytes) {
        Digest digest = digest();
        digest.update(bytes, 0, bytes.length);
        return digest.value();
    }

    /** The member that carries it in requests and responses. */
    String member() {
        return "Checksum" + name();
    }

    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text is such a checksum in Base64. */
    boolean isValid(String text) {
        try {
            return Base64.getDecoder().decode(text).length == size;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether parts' checksums can be those of a whole object; the others are checksums of checksums. */
    boolean isCyclic() {
        return this == CRC32 || this == CRC32C || this == CRC64NVME;
    }

    static Optional<Checksum> named(String algorithm) {
        return Arrays.stream(values())
                .filter(checksum -> checksum.name().equals(algorithm.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private record CyclicDigest(java.util.zip.Checksum checksum, int size) implements Digest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            checksum.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] value = new byte[size];
            for (int i = 0; i < size; i++) {
                value[i] = (byte) (checksum.getValue() >>> (8 * (size - 1 - i)));
            }
            return value;
        }
    }

    private record HashDigest(MessageDigest digest) implements Digest {
        HashDigest(String algorithm) {
            this(instance(algorithm));
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }

        private static MessageDigest instance(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
