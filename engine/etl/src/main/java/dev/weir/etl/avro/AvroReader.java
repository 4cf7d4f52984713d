package dev.weir.etl.avro;

import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads records into a row. Keeps buffers, so each thread has its own. */
public final class AvroReader {
    /** A stream record holds 10 MiB; a length beyond that is damage, and must not be believed. */
    private static final String LONGEST = Integer.toString(10 << 20);

    static {
        limit("org.apache.avro.limits.bytes.maxLength");
        limit("org.apache.avro.limits.string.maxLength");
        limit("org.apache.avro.limits.collectionItems.maxLength");
    }

    private final Row row;
    private final List<FieldPath> paths;
    private final FieldPath filter;
    private final String wanted;
    private final GenericDatumReader<IndexedRecord> reader;
    private final Feeder feeder = new Feeder();
    private BinaryDecoder decoder;
    private IndexedRecord record;

    /**
     * A reader for one row.
     *
     * @param equalTo what the filtered field must be equal to; without meaning when there is no filter
     */
    public AvroReader(AvroSchemas schemas, Row row, String equalTo) {
        this.row = row;
        this.paths = schemas.paths();
        this.filter = schemas.filter().orElse(null);
        this.wanted = equalTo;
        this.reader = new GenericDatumReader<>(schemas.writer(), schemas.reader());
    }

    private static void limit(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, LONGEST);
        }
    }

    /**
     * Reads one record. The row must be clear.
     *
     * @return whether the record passes the filter
     * @throws Rejection when it is not the encoding of a record
     */
    public boolean read(byte[] bytes, int from, int to) {
        decode(bytes, from, to);
        for (int column = 0; column < paths.size(); column++) {
            FieldPath path = paths.get(column);
            Object value = path.in(record);
            if (value != null) {
                feeder.feed(value, path.leaf(), row.cell(column));
            }
        }
        return filter == null || passes(filter.in(record));
    }

    private boolean passes(Object value) {
        return value != null && value.toString().equals(wanted);
    }

    /** Avro's decoder answers damage with whatever exception it runs into. */
    private void decode(byte[] bytes, int from, int to) {
        if (startsContainer(bytes, from, to)) {
            throw new Rejection("an Avro object container, where one record in the raw encoding is wanted");
        }
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, from, to - from, decoder);
            record = reader.read(record, decoder);
            if (!decoder.isEnd()) {
                throw new Rejection("not Avro: bytes are left over after the record");
            }
        } catch (Rejection rejection) {
            throw rejection;
        } catch (IOException | RuntimeException damaged) {
            record = null;
            throw new Rejection("not Avro: " + shown(damaged));
        }
    }

    private static String shown(Exception damaged) {
        return damaged.getMessage() == null ? "the record is cut off" : damaged.getMessage();
    }

    private static boolean startsContainer(byte[] bytes, int from, int to) {
        return to - from >= 4
                && bytes[from] == 'O'
                && bytes[from + 1] == 'b'
                && bytes[from + 2] == 'j'
                && bytes[from + 3] == 1;
    }
}
