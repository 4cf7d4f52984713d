package dev.weir.etl.parquet;

import dev.weir.contract.Mapping;
import dev.weir.etl.row.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file under construction. Rows go in one by one; {@link #finish} closes it. Memory is bounded by one row group of
 * {@value #ROW_GROUP_BYTES} bytes besides the compressed bytes so far.
 */
public final class ParquetFile {
    /** Encoded bytes after which a row group ends. */
    public static final int ROW_GROUP_BYTES = 24 << 20;

    private static final int PAGE_BYTES = 512 << 10;
    private static final int ROWS_BETWEEN_SIZE_CHECKS = 4_096;
    private static final int BYTES_BETWEEN_SIZE_CHECKS = 4 << 20;

    private final MessageType schema;
    private final BytesInputCompressor compressor;
    private final Content content = new Content();
    private final ParquetProperties properties = ParquetProperties.builder()
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            .build();
    private final ParquetFileWriter file;
    private final PartWriter[] writers;
    private final ColumnWriter[] columns;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;
    private long rows;
    private long rowsOfGroup;
    private long bytesUnchecked;

    public ParquetFile(List<Mapping.Column> mapping, Compression compression) {
        schema = Columns.schema(mapping);
        compressor = compression.compressor();
        PartWriters parts = new PartWriters();
        writers = schema.getFields().stream().map(parts::next).toArray(PartWriter[]::new);
        columns = new ColumnWriter[parts.leaves()];
        try {
            file = new ParquetFileWriter(
                    content.asFile(), schema, ParquetFileWriter.Mode.CREATE, ROW_GROUP_BYTES, 0, null, properties);
            file.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        beginGroup();
    }

    /**
     * Appends one row.
     *
     * @param bytes of the record that it was made of; a few large rows fill a row group, too
     */
    public void write(Row row, int bytes) {
        for (int index = 0; index < writers.length; index++) {
            writers[index].write(row.cell(index), columns, 0, 0);
        }
        store.endRecord();
        rows++;
        bytesUnchecked += bytes;
        if (++rowsOfGroup % ROWS_BETWEEN_SIZE_CHECKS == 0 || bytesUnchecked > BYTES_BETWEEN_SIZE_CHECKS) {
            endFullGroup();
        }
    }

    public long rows() {
        return rows;
    }

    /** The whole file. Nothing may be written afterwards. */
    public Content finish() {
        endGroup();
        try {
            file.end(Map.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        compressor.release();
        return content;
    }

    private void endFullGroup() {
        bytesUnchecked = 0;
        if (store.getBufferedSize() > ROW_GROUP_BYTES) {
            endGroup();
            beginGroup();
        }
    }

    private void beginGroup() {
        pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> compressor)
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .build();
        store = properties.newColumnWriteStore(schema, pages, pages);
        List<ColumnDescriptor> descriptors = schema.getColumns();
        for (int index = 0; index < columns.length; index++) {
            columns[index] = store.getColumnWriter(descriptors.get(index));
        }
        rowsOfGroup = 0;
    }

    private void endGroup() {
        try {
            if (rowsOfGroup > 0) {
                file.startBlock(rowsOfGroup);
                store.flush();
                pages.flushToFileWriter(file);
                file.endBlock();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            store.close();
            pages.close();
        }
    }
}
