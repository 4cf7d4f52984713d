package dev.weir.etl.bench;

import dev.weir.contract.Mapping;
import dev.weir.etl.json.CompiledSchema;
import dev.weir.etl.json.RecordReader;
import dev.weir.etl.json.SchemaCompiler;
import dev.weir.etl.json.TreeReading;
import dev.weir.etl.parquet.Compression;
import dev.weir.etl.parquet.ParquetFile;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/** Thousands of records a second of CPU time on one thread: decoding with checks, the same on trees, and writing Parquet. */
public final class DecodeBenchmark {
    private static final int RECORDS = 200_000;
    private static final int ROUNDS = 6;

    private DecodeBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Ventilators ventilators = new Ventilators();
        byte[][] records = new byte[RECORDS][];
        for (int index = 0; index < RECORDS; index++) {
            records[index] = ventilators.next();
        }
        List<Mapping.Column> columns = Ventilators.spec().mapping().columns();
        CompiledSchema schema = SchemaCompiler.compile(Ventilators.SCHEMA, columns, Optional.empty());
        Row row = new Row(columns);
        RecordReader reader = new RecordReader(schema, row, "");
        TreeReading trees = new TreeReading(Ventilators.SCHEMA);
        for (int round = 0; round < ROUNDS; round++) {
            measure("compiled, checked", records, () -> decode(reader, row, records));
            measure("tree and validator", records, () -> validate(trees, records));
            measure("compiled, zstd 1 Parquet", records, () -> write(reader, row, columns, 1, records));
            measure("compiled, zstd 3 Parquet", records, () -> write(reader, row, columns, 3, records));
        }
    }

    private static void decode(RecordReader reader, Row row, byte[][] records) {
        for (byte[] record : records) {
            row.clear();
            reader.read(record, 0, record.length);
            row.requireCast();
        }
    }

    private static void validate(TreeReading trees, byte[][] records) {
        for (byte[] record : records) {
            trees.read(record);
        }
    }

    private static void write(RecordReader reader, Row row, List<Mapping.Column> columns, int level, byte[][] records) {
        ParquetFile file = new ParquetFile(columns, new Compression(Compression.Codec.ZSTD, level));
        for (byte[] record : records) {
            row.clear();
            reader.read(record, 0, record.length);
            file.write(row, record.length);
        }
        System.out.printf("%40s %,d bytes%n", "", file.finish().length());
    }

    private static void measure(String what, byte[][] records, Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        System.out.printf("%40s %,8.0f krec/s%n", what, records.length * 1e6 / nanos);
    }
}
