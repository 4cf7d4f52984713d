package dev.weir.etl.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Packs records as a producer does. */
public final class Aggregation {
    private Aggregation() {}

    /** One record to be packed. */
    public record UserRecord(String partitionKey, Optional<BigInteger> hashKey, String data) {
        public static UserRecord of(String partitionKey, String data) {
            return new UserRecord(partitionKey, Optional.empty(), data);
        }
    }

    /** The bytes of a record that holds all these. */
    public static byte[] pack(List<UserRecord> records) {
        try {
            byte[] message = message(records);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.write(new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2});
            packed.write(message);
            packed.write(HashKeys.md5().digest(message));
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] message(List<UserRecord> records) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (UserRecord each : records) {
            out.writeString(1, each.partitionKey());
            out.writeString(2, each.hashKey().orElse(BigInteger.ZERO).toString());
        }
        for (int index = 0; index < records.size(); index++) {
            out.writeByteArray(3, record(index, records.get(index)));
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] record(int index, UserRecord each) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeUInt64(1, index);
        if (each.hashKey().isPresent()) {
            out.writeUInt64(2, index);
        }
        out.writeByteArray(3, each.data().getBytes(UTF_8));
        out.flush();
        return bytes.toByteArray();
    }
}
