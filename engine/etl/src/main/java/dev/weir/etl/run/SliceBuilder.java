package dev.weir.etl.run;

import dev.weir.etl.decode.RecordDecoder;
import dev.weir.etl.parquet.ParquetFile;
import dev.weir.etl.row.Rejection;
import dev.weir.etl.row.Row;
import dev.weir.etl.source.AggregatedRecord;
import dev.weir.etl.source.Chunk;
import dev.weir.etl.source.HashKeys;
import dev.weir.etl.state.ShardRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Turns one shard's records into files, slice after slice. The same records always become the same files. One thread's.
 */
final class SliceBuilder {
    /** Files and rejects beyond which a slice should end, whatever the number of its records. */
    private static final int MANY_FILES = 48;

    private static final long MANY_REJECT_BYTES = 16 << 20;
    private static final long SECONDS_AN_HOUR = 3_600;

    private final Pipeline pipeline;
    private final String shard;
    private final HashKeys keys;
    private final Row row;
    private final RecordDecoder decoder;
    private final SortedMap<String, ParquetFile> files = new TreeMap<>();
    private Rejects rejects;
    private ParquetFile file;
    private long hourOfFile;
    private String first;
    private String last;
    private long records;
    private long read;
    private long skipped;
    private long millisBehindLatest;
    private Optional<Instant> readUpTo = Optional.empty();

    /**
     * Nothing taken yet.
     *
     * @param keys of the shard's records
     */
    SliceBuilder(Pipeline pipeline, String shard, HashKeys keys) {
        this.pipeline = pipeline;
        this.shard = shard;
        this.keys = keys;
        this.row = new Row(pipeline.columns());
        this.decoder = new RecordDecoder(pipeline.versions(), row);
        begin();
    }

    private void begin() {
        files.clear();
        rejects = new Rejects(shard);
        file = null;
        hourOfFile = Long.MIN_VALUE;
        first = null;
        last = null;
        records = 0;
        read = 0;
        skipped = 0;
    }

    /**
     * Takes a record of the stream, or the records in it.
     *
     * @return how many bytes of memory it may have taken
     */
    long add(Record record) {
        last = record.sequenceNumber();
        readUpTo = Optional.of(record.approximateArrivalTimestamp());
        if (records++ == 0) {
            first = last;
        }
        byte[] data = record.data().asByteArrayUnsafe();
        Optional<List<byte[]>> parts = AggregatedRecord.parts(data, keys);
        if (parts.isEmpty()) {
            return add(record, data, OptionalInt.empty());
        }
        long bytes = data.length;
        for (int part = 0; part < parts.get().size(); part++) {
            bytes += add(record, parts.get().get(part), OptionalInt.of(part));
        }
        return bytes;
    }

    private long add(Record record, byte[] data, OptionalInt part) {
        read++;
        try {
            if (decoder.decode(data)) {
                fileFor(record.approximateArrivalTimestamp()).write(row, decoder.size());
            } else {
                skipped++;
            }
        } catch (Rejection rejection) {
            rejects.add(record, part, data, rejection.getMessage(), decoder.version());
        }
        return Math.max(decoder.size(), data.length);
    }

    /** The records that are added next are this chunk's. */
    void begin(Chunk chunk) {
        millisBehindLatest = chunk.millisBehindLatest();
    }

    /** All records of the chunk have been added. */
    void end(Chunk chunk) {
        readUpTo = Optional.of(chunk.readUpTo());
    }

    /** Records of the stream. */
    long records() {
        return records;
    }

    String last() {
        return last;
    }

    /** Whether the slice holds as much as memory should. */
    boolean full() {
        return files.size() > MANY_FILES || rejects.content().length() > MANY_REJECT_BYTES;
    }

    private ParquetFile fileFor(Instant arrival) {
        long hour = Math.floorDiv(arrival.getEpochSecond(), SECONDS_AN_HOUR);
        if (hour != hourOfFile) {
            hourOfFile = hour;
            file = files.computeIfAbsent(
                    pipeline.partitioning().folder(arrival),
                    folder -> new ParquetFile(pipeline.columns(), pipeline.compression()));
        }
        return file;
    }

    /**
     * Ends the slice and begins the next.
     *
     * @param ended whether the shard ends here
     */
    Slice finish(boolean ended) {
        if (records == 0) {
            return new Slice(
                    shard, Optional.empty(), readUpTo, 0, 0, 0, 0, new Reasons(), List.of(), millisBehindLatest);
        }
        ShardRange range = new ShardRange(shard, first, last, records, ended, readUpTo);
        List<StagedObject> objects = new ArrayList<>();
        files.forEach((folder, rows) -> objects.add(
                new StagedObject(pipeline.file(folder, range), rows.finish(), "application/vnd.apache.parquet", true)));
        if (rejects.count() > 0) {
            objects.add(new StagedObject(pipeline.rejectFile(range), rejects.content(), "application/x-ndjson", false));
        }
        long rejected = rejects.count();
        Slice slice = new Slice(
                shard,
                Optional.of(range),
                readUpTo,
                read,
                read - skipped - rejected,
                skipped,
                rejected,
                rejects.reasons(),
                objects,
                millisBehindLatest);
        begin();
        return slice;
    }
}
