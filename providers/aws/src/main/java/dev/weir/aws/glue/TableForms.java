package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.kind.Draft;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The short forms of a table, spelled out as members of its storage descriptor. */
final class TableForms {
    private static final String DESCRIPTOR = "storageDescriptor";
    private static final String PARAMETERS = "parameters";
    private static final String CLASSIFICATION = "classification";

    /** Input format, output format, serde. */
    private record Classes(String input, String output, String serde, Map<String, String> parameters) {}

    private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String TEXT_OUTPUT = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
    private static final Map<String, Classes> FORMATS = Map.of(
            "parquet",
            new Classes(
                    "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                    "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                    "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                    Map.of("serialization.format", "1")),
            "orc",
            new Classes(
                    "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
                    "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
                    "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
                    Map.of("serialization.format", "1")),
            "avro",
            new Classes(
                    "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
                    "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
                    "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
                    Map.of()),
            "json",
            new Classes(TEXT_INPUT, TEXT_OUTPUT, "org.openx.data.jsonserde.JsonSerDe", Map.of()),
            "csv",
            new Classes(
                    TEXT_INPUT,
                    TEXT_OUTPUT,
                    "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                    Map.of("field.delim", ",", "serialization.format", ",")));

    private final ObjectNode table;
    private final Draft draft;

    TableForms(ObjectNode table, Draft draft) {
        this.table = table;
        this.draft = draft;
    }

    /** Spells the short forms out in place. */
    ObjectNode expand() {
        take("sink").ifPresent(job -> sink(job.asText()));
        for (String member : List.of("columns", "location")) {
            take(member).ifPresent(value -> put(descriptor(), member, value));
        }
        take("format").ifPresent(format -> format(format.asText()));
        take("stream").ifPresent(stream -> stream(stream.asText()));
        take("schema").ifPresent(schema -> schema(schema.asText()));
        return table;
    }

    private Optional<JsonNode> take(String member) {
        return Optional.ofNullable(table.remove(member));
    }

    private ObjectNode descriptor() {
        return table.withObjectProperty(DESCRIPTOR);
    }

    private void put(ObjectNode into, String member, JsonNode value) {
        JsonNode present = into.get(member);
        boolean isSet = present != null && !(present.isArray() && present.isEmpty());
        if (isSet && !present.equals(value)) {
            draft.diagnose(Diagnostic.error(
                    "A short form contradicts storageDescriptor",
                    "The table's short forms set " + member
                            + " of its storageDescriptor, which sets it to another value"
                            + " itself. Remove one of the two."));
        }
        into.set(member, value);
    }

    private void put(ObjectNode into, String member, String value) {
        put(into, member, into.textNode(value));
    }

    private void format(String format) {
        Classes classes = FORMATS.get(format);
        put(descriptor(), "inputFormat", classes.input());
        put(descriptor(), "outputFormat", classes.output());
        ObjectNode serde = descriptor().withObjectProperty("serdeInfo");
        put(serde, "serializationLibrary", classes.serde());
        classes.parameters()
                .forEach((key, value) -> serde.withObjectProperty(PARAMETERS).put(key, value));
        classify(format);
    }

    /** A classification that is written out goes before one that follows from a short form. */
    private void classify(String classification) {
        ObjectNode parameters = table.withObjectProperty(PARAMETERS);
        if (!parameters.has(CLASSIFICATION)) {
            parameters.put(CLASSIFICATION, classification);
        }
    }

    /** The table over what a job writes: it moves along with the job's mapping. */
    private void sink(String job) {
        Optional<JsonNode> sink = draft.related("jobs", job, "sink");
        if (sink.isEmpty()) {
            draft.diagnose(Diagnostic.error(
                    "The table's job writes no sink",
                    "Job '" + job + "' is not known, or has no pipeline. A table's sink is a job with pipeline:."));
            return;
        }
        put(descriptor(), "location", sink.get().path("location"));
        put(descriptor(), "columns", sink.get().path("columns"));
        put(table, "partitionKeys", sink.get().path("partitionKeys"));
        format("parquet");
    }

    private void stream(String name) {
        Environment place = draft.request().environment();
        ObjectNode parameters = descriptor().withObjectProperty(PARAMETERS);
        put(parameters, "typeOfData", "kinesis");
        put(
                parameters,
                "streamARN",
                "arn:%s:kinesis:%s:%s:stream/%s".formatted(place.partition(), place.region(), place.account(), name));
    }

    private void schema(String name) {
        Optional<JsonNode> version = draft.related("schemas", name, "versionNumber");
        if (version.isEmpty()) {
            draft.diagnose(Diagnostic.error(
                    "The table's schema does not exist",
                    "Schema '" + name
                            + "' is neither declared in the stack nor found in the registry. Declare it, or pin"
                            + " a version of it under storageDescriptor.schemaReference."));
            return;
        }
        ObjectNode reference = table.objectNode();
        reference
                .putObject("schemaId")
                .put("registryName", name.substring(0, name.indexOf('/')))
                .put("schemaName", name.substring(name.indexOf('/') + 1));
        reference.set("schemaVersionNumber", version.get());
        put(descriptor(), "schemaReference", reference);
        draft.related("schemas", name, "fields")
                .ifPresent(fields -> draft.attributes().set("fields", fields));
        draft.related("schemas", name, "dataFormat")
                .ifPresent(format -> classify(format.asText().toLowerCase(Locale.ROOT)));
    }

    /**
     * What a table over a stream with a schema reads.
     *
     * @return {@code stream}, {@code registry}, {@code schema} and {@code version}; empty for any other table
     */
    static Optional<ObjectNode> source(JsonNode table) {
        JsonNode descriptor = table.path(DESCRIPTOR);
        JsonNode reference = descriptor.path("schemaReference");
        JsonNode id = reference.path("schemaId");
        String arn = descriptor.path(PARAMETERS).path("streamARN").asText();
        String stream = arn.isEmpty()
                ? descriptor.path(PARAMETERS).path("streamName").asText()
                : arn.substring(arn.lastIndexOf('/') + 1);
        if (stream.isEmpty() || !id.has("schemaName") || !reference.has("schemaVersionNumber")) {
            return Optional.empty();
        }
        ObjectNode source = ((ObjectNode) table).objectNode();
        source.put("stream", stream);
        source.put("registry", id.path("registryName").asText("default-registry"));
        source.set("schema", id.path("schemaName"));
        source.set("version", reference.path("schemaVersionNumber"));
        return Optional.of(source);
    }
}
