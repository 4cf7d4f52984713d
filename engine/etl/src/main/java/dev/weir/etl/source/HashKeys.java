package dev.weir.etl.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash keys of a shard's records: a record goes to the shard among whose keys the MD5 of its partition key is. */
public record HashKeys(BigInteger first, BigInteger last) {
    /** Those of a stream with one shard. */
    public static final HashKeys ALL =
            new HashKeys(BigInteger.ZERO, BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));

    public HashKeys {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
    }

    boolean hold(BigInteger key) {
        return key.compareTo(first) >= 0 && key.compareTo(last) <= 0;
    }

    static BigInteger of(String partitionKey) {
        return new BigInteger(1, md5().digest(partitionKey.getBytes(UTF_8)));
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
