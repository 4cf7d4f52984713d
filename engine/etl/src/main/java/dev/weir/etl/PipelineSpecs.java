package dev.weir.etl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import java.time.Duration;

/**
 * The document that travels in a job's {@code --weir-pipeline} argument:
 *
 * <pre>{@code
 * {"formatVersion":"1.0","job":"metrics",
 *  "source":{"stream":"s","registry":"r","schema":"n","version":1,"startingPosition":"TRIM_HORIZON"},
 *  "filter":{"field":"ordertype","equalTo":"GROCERY"},
 *  "window":"100s",
 *  "mapping":[{"source":"a","target":"a","type":"bigint"}],
 *  "sink":{"path":"s3://b/p/","partitionBy":"ingestHour","compression":"zstd","compressionLevel":1,
 *          "rejects":"s3://b/rejects/","storageClass":"STANDARD_IA",
 *          "encryption":{"sseAlgorithm":"aws:kms","kmsMasterKeyID":"k","bucketKeyEnabled":true}},
 *  "checkpoint":"s3://b/state.json"}
 * }</pre>
 *
 * <p>{@code filter}, {@code compressionLevel}, {@code storageClass} and {@code encryption} may be absent, and of the latter all but
 * the algorithm; everything else is there. Types are those of {@link GlueTypes}.
 * A window is a number with {@code s}, {@code m} or {@code h}.
 */
public final class PipelineSpecs {
    /** The version that this program writes, and the only one that it reads. */
    public static final String FORMAT_VERSION = "1.0";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PipelineSpecs() {}

    /**
     * Reads a document.
     *
     * @throws PipelineException naming the member that is missing, unknown or wrong
     */
    public static PipelineSpec parse(String json) {
        try {
            return parse(MAPPER.readTree(json));
        } catch (JsonProcessingException notJson) {
            throw new PipelineException(
                    PipelineException.Reason.SPEC,
                    "the pipeline is not JSON: " + notJson.getOriginalMessage(),
                    notJson);
        }
    }

    /** Reads a document that is a tree already. */
    public static PipelineSpec parse(JsonNode tree) {
        return SpecReader.read(tree);
    }

    /** The document; the same spec always gives the same text. */
    public static String write(PipelineSpec spec) {
        return tree(spec).toString();
    }

    /** The document as a tree. */
    public static ObjectNode tree(PipelineSpec spec) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("formatVersion", FORMAT_VERSION);
        root.put("job", spec.job());
        root.putObject("source")
                .put("stream", spec.source().stream())
                .put("registry", spec.source().registry())
                .put("schema", spec.source().schema())
                .put("version", spec.source().version())
                .put("startingPosition", spec.source().startingPosition());
        spec.filter()
                .ifPresent(filter ->
                        root.putObject("filter").put("field", filter.field()).put("equalTo", filter.equalTo()));
        root.put("window", window(spec.window()));
        mapping(root.putArray("mapping"), spec.mapping());
        ObjectNode sink = root.putObject("sink")
                .put("path", spec.sink().path())
                .put("partitionBy", spec.sink().partitionBy())
                .put("compression", spec.sink().compression())
                .put("compressionLevel", spec.sink().compressionLevel())
                .put("rejects", spec.sink().rejects());
        storage(sink, spec.sink().storage());
        root.put("checkpoint", spec.checkpoint());
        return root;
    }

    private static void mapping(ArrayNode columns, Mapping mapping) {
        for (Mapping.Column column : mapping.columns()) {
            columns.addObject()
                    .put("source", column.source())
                    .put("target", column.target())
                    .put("type", GlueTypes.render(column.type()));
        }
    }

    private static void storage(ObjectNode sink, Storage storage) {
        storage.storageClass().ifPresent(name -> sink.put("storageClass", name));
        storage.encryption().ifPresent(encryption -> {
            ObjectNode node = sink.putObject("encryption").put("sseAlgorithm", encryption.algorithm());
            encryption.key().ifPresent(key -> node.put("kmsMasterKeyID", key));
            if (encryption.isBucketKey()) {
                node.put("bucketKeyEnabled", true);
            }
        });
    }

    private static String window(Duration window) {
        return window.toSeconds() + "s";
    }
}
