package dev.weir.etl.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.Mapping;
import dev.weir.etl.Clients;
import dev.weir.etl.ObjectName;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.PipelineSpecs;
import dev.weir.etl.decode.SchemaVersions;
import dev.weir.etl.parquet.Compression;
import dev.weir.etl.state.ShardRange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A spec made ready: its schema is known and its columns can be written. Shared by threads. */
final class Pipeline {
    private final PipelineSpec spec;
    private final SchemaVersions versions;
    private final Compression compression;
    private final Partitioning partitioning;
    private final ObjectName sink;
    private final ObjectName rejects;

    /** Looks the schema up. */
    Pipeline(PipelineSpec spec, Clients clients) {
        this.spec = spec;
        versions = new SchemaVersions(clients.glue(), spec);
        compression = new Compression(
                Compression.Codec.valueOf(spec.sink().compression().toUpperCase(Locale.ROOT)),
                spec.sink().compressionLevel());
        partitioning = Partitioning.of(spec.sink().partitionBy());
        sink = ObjectName.parse(spec.sink().path());
        rejects = ObjectName.parse(spec.sink().rejects());
    }

    PipelineSpec spec() {
        return spec;
    }

    SchemaVersions versions() {
        return versions;
    }

    Compression compression() {
        return compression;
    }

    Partitioning partitioning() {
        return partitioning;
    }

    List<Mapping.Column> columns() {
        return spec.mapping().columns();
    }

    JsonNode document() {
        return PipelineSpecs.tree(spec);
    }

    /** The same for two specs exactly when they are equal. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(PipelineSpecs.write(spec).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file of a range's rows in one partition. The job's name keeps jobs apart that share a sink. */
    ObjectName file(String folder, ShardRange range) {
        return sink.below(folder + name(range) + ".parquet");
    }

    /** The file of a range's rejects. */
    ObjectName rejectFile(ShardRange range) {
        return rejects.below(name(range) + ".jsonl");
    }

    private String name(ShardRange range) {
        return "%s-%s-%s-%s".formatted(spec.job(), range.shard(), range.first(), range.last());
    }
}
