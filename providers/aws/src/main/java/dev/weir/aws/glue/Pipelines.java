package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Trees;
import dev.weir.spi.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A job's {@code pipeline} and the default arguments that it stands for: {@value #PIPELINE} holds it as one JSON document, format
 * version {@value #FORMAT_VERSION}, which the runner reads; {@value #TABLE} remembers the table that it was written for.
 */
final class Pipelines {
    static final String PROPERTY = "pipeline";
    private static final String PIPELINE = "--weir-pipeline";
    private static final String TABLE = "--weir-table";
    private static final String LANGUAGE = "--job-language";
    private static final String FORMAT_VERSION = "1.0";
    private static final String ARGUMENTS = "defaultArguments";
    static final String COMMAND = "command";
    private static final String SOURCE = "source";
    private static final String ENCRYPTION = "encryption";
    private static final String MAPPING = "mapping";
    private static final String POSITION = "startingPosition";
    private static final List<String> SINK =
            List.of("path", "partitionBy", "compression", "compressionLevel", "rejects", "storageClass", "encryption");

    private Pipelines() {}

    /** Fills in what a desired pipeline leaves to Weir: the source behind its table, and places below its sink's bucket. */
    static void complete(ObjectNode job, Draft draft) {
        ObjectNode pipeline = (ObjectNode) job.path(PROPERTY);
        if (pipeline.has("from")) {
            source(pipeline, draft);
        }
        if (!pipeline.has(MAPPING)) {
            mapping(pipeline, draft);
        }
        pipeline.put("window", seconds(pipeline.path("window").asText("100s")) + "s");
        ObjectNode sink = pipeline.withObjectProperty("to");
        String home = home(job);
        if (!sink.has("rejects")) {
            sink.put("rejects", home + "rejects/");
        }
        if (!pipeline.has("checkpoint")) {
            pipeline.put("checkpoint", home + "state.json");
        }
    }

    private static void source(ObjectNode pipeline, Draft draft) {
        String table = pipeline.path("from").asText();
        Optional<JsonNode> source = draft.related("tables", table, SOURCE);
        if (source.isPresent()) {
            pipeline.set(SOURCE, source.get().deepCopy());
            return;
        }
        draft.diagnose(Diagnostic.error(
                "The pipeline's table is not over a stream with a schema",
                "Table '" + table + "' is not known, or lacks a stream or a schema. A pipeline reads a table that is"
                        + " declared with stream: and schema:."));
    }

    /** Without a mapping the whole record is written, and a new field of the schema becomes a column by itself. */
    private static void mapping(ObjectNode pipeline, Draft draft) {
        String table = pipeline.path("from").asText();
        Optional<JsonNode> fields = table.isEmpty() ? Optional.empty() : draft.related("tables", table, "fields");
        if (fields.isPresent()) {
            pipeline.set(MAPPING, fields.get().deepCopy());
        } else if (!draft.hasErrors()) {
            draft.diagnose(Diagnostic.error(
                    "The pipeline needs a mapping",
                    "Without one it would write the whole record, and what that is follows only from a table of this stack"
                            + " with schema: whose schema describes a record. Add mapping."));
        }
    }

    private static long seconds(String window) {
        long number = Long.parseLong(window.substring(0, window.length() - 1));
        return switch (window.charAt(window.length() - 1)) {
            case 'h' -> number * 3600;
            case 'm' -> number * 60;
            default -> number;
        };
    }

    /** Where Weir keeps a job's own things: a folder of the sink's bucket. */
    private static String home(ObjectNode job) {
        String path = job.path(PROPERTY).path("to").path("path").asText();
        String bucket = path.substring(0, path.indexOf('/', "s3://".length()));
        return bucket + "/_weir/" + job.path("name").asText() + "/";
    }

    private static String script(ObjectNode job) {
        return home(job) + "runner.scala";
    }

    /** Puts the API's members in the place of the pipeline. */
    static void spellOut(ObjectNode job) {
        ObjectNode arguments = job.withObjectProperty(ARGUMENTS);
        arguments.put(PIPELINE, Trees.print(document(job)));
        JsonNode table = job.path(PROPERTY).path("from");
        if (table.isTextual()) {
            arguments.set(TABLE, table);
        }
        arguments.put(LANGUAGE, "scala");
        job.putObject(COMMAND).put("name", "gluestreaming").put("scriptLocation", script(job));
        job.remove(PROPERTY);
    }

    private static ObjectNode document(ObjectNode job) {
        JsonNode pipeline = job.path(PROPERTY);
        ObjectNode document = AwsCalls.tree().put("formatVersion", FORMAT_VERSION);
        document.set("job", job.path("name"));
        ObjectNode source = document.putObject(SOURCE);
        source.setAll((ObjectNode) pipeline.path(SOURCE));
        source.set(POSITION, pipeline.path(POSITION));
        if (pipeline.has("filter")) {
            document.set("filter", pipeline.path("filter"));
        }
        document.set("window", pipeline.path("window"));
        document.set(MAPPING, pipeline.path(MAPPING));
        document.set("sink", sink(pipeline.path("to")));
        document.set("checkpoint", pipeline.path("checkpoint"));
        return document;
    }

    /** Leaves out what says nothing, so that a runner of an earlier version can read the document. */
    private static ObjectNode sink(JsonNode to) {
        ObjectNode sink = Trees.pick(to, SINK).deepCopy();
        if (sink.path("storageClass").asText().equals("STANDARD")) {
            sink.remove("storageClass");
        }
        if (sink.path(ENCRYPTION) instanceof ObjectNode encryption
                && !encryption.path("bucketKeyEnabled").asBoolean()) {
            encryption.remove("bucketKeyEnabled");
        }
        return sink;
    }

    /** Puts the pipeline back in the place of the arguments that it stands for, if there are any. */
    static void restore(ObjectNode job) {
        JsonNode arguments = job.path(ARGUMENTS);
        Optional<JsonNode> document = Trees.parse(arguments.path(PIPELINE).asText());
        if (!document.map(found -> found.has("formatVersion")).orElse(false)) {
            return;
        }
        job.set(PROPERTY, pipeline(document.get(), arguments.path(TABLE)));
        ((ObjectNode) arguments).remove(List.of(PIPELINE, TABLE));
        if (arguments.path(LANGUAGE).asText().equals("scala")) {
            ((ObjectNode) arguments).remove(LANGUAGE);
        }
        if (arguments.isEmpty()) {
            job.remove(ARGUMENTS);
        }
        JsonNode command = job.path(COMMAND);
        if (command.path("name").asText().equals("gluestreaming")
                && command.path("scriptLocation").asText().equals(script(job))) {
            job.remove(COMMAND);
        }
    }

    private static ObjectNode pipeline(JsonNode document, JsonNode table) {
        ObjectNode pipeline = AwsCalls.tree();
        if (table.isTextual()) {
            pipeline.set("from", table);
        }
        ObjectNode source = ((ObjectNode) document.path(SOURCE)).deepCopy();
        pipeline.set(POSITION, source.remove(POSITION));
        pipeline.set(SOURCE, source);
        pipeline.setAll(Trees.pick(document, List.of("filter", "window", MAPPING, "checkpoint")));
        ObjectNode sink = ((ObjectNode) document.path("sink")).deepCopy();
        sink.put("format", "parquet");
        pipeline.set("to", sink);
        return pipeline;
    }
}
