package dev.weir.local.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A shard's sequence numbers: 56 decimal digits, as AWS's have. The first 32 come from the shard's creation time the way AWS's
 * do, so numbers of a child shard are greater than its parents'; then 18 digits count the shard's records, and 6 tell shards
 * of the same second apart.
 */
final class SequenceNumbers {
    static final int DIGITS = 56;
    private static final int PREFIX = 32;
    private static final int COUNTER = 18;

    private final byte[] pattern;

    /**
     * For a shard.
     *
     * @param createdSecond epoch second
     * @param shard its number
     */
    SequenceNumbers(long createdSecond, int shard) {
        String hex = String.format(Locale.ROOT, "2%09x%037x", createdSecond, 0);
        String digits = new BigInteger(hex, 16).toString();
        String text = digits.substring(0, PREFIX)
                + "0".repeat(COUNTER)
                + String.format(Locale.ROOT, "%06d", shard % 1_000_000);
        this.pattern = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the digits of the number of a record. */
    void write(long counter, byte[] target, int offset) {
        System.arraycopy(pattern, 0, target, offset, DIGITS);
        long left = counter;
        for (int i = offset + PREFIX + COUNTER - 1; left > 0; i--) {
            target[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    String text(long counter) {
        byte[] digits = new byte[DIGITS];
        write(counter, digits, 0);
        return new String(digits, StandardCharsets.US_ASCII);
    }

    /** The counter in a number; empty when the number is not of this shard. */
    OptionalLong counter(String text) {
        String own = new String(pattern, StandardCharsets.US_ASCII);
        boolean isOwn = text.length() == DIGITS
                && text.startsWith(own.substring(0, PREFIX))
                && text.endsWith(own.substring(PREFIX + COUNTER));
        return isOwn ? OptionalLong.of(Long.parseLong(text.substring(PREFIX, PREFIX + COUNTER))) : OptionalLong.empty();
    }
}
