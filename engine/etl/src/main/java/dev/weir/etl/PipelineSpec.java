package dev.weir.etl;

import static java.util.Objects.requireNonNull;

import dev.weir.contract.Mapping;
import java.time.Duration;
import java.util.Optional;

/**
 * What to run.
 *
 * @param job the job's name; it names the checkpoint
 * @param source the stream and how to read it
 * @param filter keeps only the records for which it holds; the others are counted as skipped
 * @param window how long records are gathered before they are written
 * @param mapping source fields to the sink's columns
 * @param sink where to
 * @param checkpoint {@code s3://bucket/key} of the state document
 */
public record PipelineSpec(
        String job,
        Source source,
        Optional<Filter> filter,
        Duration window,
        Mapping mapping,
        Sink sink,
        String checkpoint) {
    public PipelineSpec {
        requireNonNull(job, "job");
        requireNonNull(source, "source");
        requireNonNull(filter, "filter");
        requireNonNull(window, "window");
        requireNonNull(mapping, "mapping");
        requireNonNull(sink, "sink");
        requireNonNull(checkpoint, "checkpoint");
    }

    /**
     * The stream.
     *
     * @param stream its name
     * @param registry the registry of the schema
     * @param schema its name
     * @param version the version that plain records, which carry none, are read under; framed records name their own
     * @param startingPosition {@code TRIM_HORIZON} or {@code LATEST}, for shards without a checkpoint
     */
    public record Source(String stream, String registry, String schema, long version, String startingPosition) {
        public Source {
            requireNonNull(stream, "stream");
            requireNonNull(registry, "registry");
            requireNonNull(schema, "schema");
            requireNonNull(startingPosition, "startingPosition");
        }
    }

    /**
     * An equality on one source field, such as the type of an order.
     *
     * @param field path of the field, nested fields joined by dots
     * @param equalTo the text that its value must have
     */
    public record Filter(String field, String equalTo) {
        public Filter {
            requireNonNull(field, "field");
            requireNonNull(equalTo, "equalTo");
        }
    }

    /**
     * The files to write.
     *
     * @param path {@code s3://bucket/prefix/}
     * @param partitionBy the finest partition folder: {@code none}, {@code ingestYear}, {@code ingestMonth}, {@code
     *     ingestDay} or {@code ingestHour}
     * @param compression {@code zstd}, {@code snappy} or {@code none}
     * @param compressionLevel for zstd, 1 to 22
     * @param rejects {@code s3://bucket/prefix/} for records that cannot be decoded or cast
     * @param storage how S3 keeps them
     */
    public record Sink(
            String path,
            String partitionBy,
            String compression,
            int compressionLevel,
            String rejects,
            Storage storage) {
        public Sink {
            requireNonNull(path, "path");
            requireNonNull(partitionBy, "partitionBy");
            requireNonNull(compression, "compression");
            requireNonNull(rejects, "rejects");
            requireNonNull(storage, "storage");
        }
    }
}
