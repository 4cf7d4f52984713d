package dev.weir.local.kinesis;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A 128-bit unsigned number: where a record falls among the shards. */
record HashKey(long high, long low) implements Comparable<HashKey> {
    static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    static HashKey of(BigInteger value) {
        return new HashKey(value.shiftRight(64).longValue(), value.longValue());
    }

    /** The key of a partition key's UTF-8 bytes. */
    static HashKey of(byte[] partitionKey, MessageDigest md5) {
        ByteBuffer hash = ByteBuffer.wrap(md5.digest(partitionKey));
        return new HashKey(hash.getLong(), hash.getLong());
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(HashKey other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }
}
