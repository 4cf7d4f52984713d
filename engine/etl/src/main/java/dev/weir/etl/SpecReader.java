package dev.weir.etl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a pipeline's document, member by member. */
final class SpecReader {
    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,6})([smh])");
    private static final List<String> POSITIONS = List.of("TRIM_HORIZON", "LATEST");
    private static final List<String> PARTITIONS =
            List.of("none", "ingestYear", "ingestMonth", "ingestDay", "ingestHour");
    private static final List<String> COMPRESSIONS = List.of("zstd", "snappy", "none");
    private static final List<String> STORAGE_CLASSES =
            List.of("STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR");
    private static final List<String> ALGORITHMS = List.of("AES256", "aws:kms", "aws:kms:dsse");
    private static final int MAX_LEVEL = 22;
    private static final int MAX_VERSION = 100_000;

    private SpecReader() {}

    static PipelineSpec read(JsonNode root) {
        SpecNode spec = new SpecNode(root, "");
        spec.only("formatVersion", "job", "source", "filter", "window", "mapping", "sink", "checkpoint");
        spec.oneOf("formatVersion", List.of(PipelineSpecs.FORMAT_VERSION));
        return new PipelineSpec(
                spec.text("job"),
                source(spec.object("source")),
                spec.has("filter") ? Optional.of(filter(spec.object("filter"))) : Optional.empty(),
                window(spec),
                mapping(spec),
                sink(spec.object("sink")),
                spec.place("checkpoint"));
    }

    private static PipelineSpec.Source source(SpecNode source) {
        source.only("stream", "registry", "schema", "version", "startingPosition");
        return new PipelineSpec.Source(
                source.text("stream"),
                source.text("registry"),
                source.text("schema"),
                source.number("version", 1, MAX_VERSION),
                source.oneOf("startingPosition", POSITIONS));
    }

    private static PipelineSpec.Filter filter(SpecNode filter) {
        filter.only("field", "equalTo");
        return new PipelineSpec.Filter(filter.text("field"), filter.anyText("equalTo"));
    }

    private static Duration window(SpecNode spec) {
        Matcher window = WINDOW.matcher(spec.text("window"));
        if (!window.matches()) {
            throw spec.wrong("window", "a number of seconds, minutes or hours, such as 100s");
        }
        long count = Long.parseLong(window.group(1));
        return switch (window.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static Mapping mapping(SpecNode spec) {
        List<SpecNode> elements = spec.array("mapping");
        if (elements.isEmpty()) {
            throw spec.wrong("mapping", "at least one column");
        }
        Set<String> targets = new HashSet<>();
        List<Mapping.Column> columns = new ArrayList<>();
        for (SpecNode element : elements) {
            element.only("source", "target", "type");
            Mapping.Column column = new Mapping.Column(element.text("source"), element.text("target"), type(element));
            if (!targets.add(column.target().toLowerCase(Locale.ROOT))) {
                throw element.wrong("target", "a name that no other column has");
            }
            columns.add(column);
        }
        return new Mapping(columns);
    }

    private static Type type(SpecNode column) {
        try {
            return GlueTypes.parse(column.text("type"));
        } catch (SchemaException notAType) {
            throw column.wrong("type", "a column type (" + notAType.getMessage() + ")");
        }
    }

    private static PipelineSpec.Sink sink(SpecNode sink) {
        sink.only("path", "partitionBy", "compression", "compressionLevel", "rejects", "storageClass", "encryption");
        String compression = sink.oneOf("compression", COMPRESSIONS);
        int level = sink.has("compressionLevel") ? (int) sink.number("compressionLevel", 1, MAX_LEVEL) : 1;
        return new PipelineSpec.Sink(
                sink.place("path"),
                sink.oneOf("partitionBy", PARTITIONS),
                compression,
                level,
                sink.place("rejects"),
                storage(sink));
    }

    private static Storage storage(SpecNode sink) {
        return new Storage(
                sink.has("storageClass") ? Optional.of(sink.oneOf("storageClass", STORAGE_CLASSES)) : Optional.empty(),
                sink.has("encryption") ? Optional.of(encryption(sink.object("encryption"))) : Optional.empty());
    }

    private static Storage.Encryption encryption(SpecNode encryption) {
        encryption.only("sseAlgorithm", "kmsMasterKeyID", "bucketKeyEnabled");
        return new Storage.Encryption(
                encryption.oneOf("sseAlgorithm", ALGORITHMS),
                encryption.has("kmsMasterKeyID") ? Optional.of(encryption.text("kmsMasterKeyID")) : Optional.empty(),
                encryption.has("bucketKeyEnabled") && encryption.isTrue("bucketKeyEnabled"));
    }
}
