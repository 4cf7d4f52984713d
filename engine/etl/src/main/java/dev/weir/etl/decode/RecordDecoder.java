package dev.weir.etl.decode;

import dev.weir.contract.DataFormat;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads a stream's records, plain and framed, into one row. Keeps buffers; one thread's. */
public final class RecordDecoder {
    private final Versions versions;
    private final Row row;
    private final Frame frame = new Frame();
    private final PayloadDecoder plain;
    private final Map<UUID, PayloadDecoder> framed = new HashMap<>();
    private UUID version;
    private int size;

    public RecordDecoder(Versions versions, Row row) {
        this.versions = versions;
        this.row = row;
        this.plain = versions.pinnedVersion().reading().into(row, false);
    }

    /**
     * Reads one record into the row.
     *
     * @return whether it passes the filter
     * @throws Rejection when it cannot be decoded, is not valid, or holds a value that cannot be cast
     */
    public boolean decode(byte[] data) {
        row.clear();
        version = null;
        size = data.length;
        boolean passed = Frame.looksFramed(data) ? framed(data) : plain.decode(data, 0, data.length);
        if (passed) {
            row.requireCast();
        }
        return passed;
    }

    /** How many bytes the last record had, out of its frame: a compressed one may have a thousand times those of the stream. */
    public int size() {
        return size;
    }

    /** The schema version that the last record named. */
    public Optional<String> version() {
        return Optional.ofNullable(version).map(UUID::toString);
    }

    private boolean framed(byte[] data) {
        UUID named = Frame.version(data);
        PayloadDecoder decoder = framed.get(named);
        if (decoder == null) {
            decoder = named(named);
            if (decoder == null) {
                return plain.decode(data, 0, data.length);
            }
            framed.put(named, decoder);
        }
        version = named;
        frame.open(data);
        size = frame.to - frame.from;
        return decoder.decode(frame.bytes, frame.from, frame.to);
    }

    /** The decoder of a version; null when the record only looks framed, which plain Avro may. */
    private PayloadDecoder named(UUID named) {
        try {
            return versions.byId(named).reading().into(row, true);
        } catch (Rejection unknown) {
            if (versions.format() == DataFormat.AVRO && !versions.exists(named)) {
                return null;
            }
            version = named;
            throw unknown;
        }
    }
}
