package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spi.Identity;
import java.util.Locale;
import java.util.Optional;

/** A table's properties, whether they are in the short forms or in the API's. */
record TableView(JsonNode properties) {
    private static final String DESCRIPTOR = "storageDescriptor";

    private JsonNode descriptor() {
        return properties.path(DESCRIPTOR);
    }

    private JsonNode reference() {
        return descriptor().path("schemaReference");
    }

    /** The schema that the columns come from. */
    Optional<Identity> schema() {
        String named = properties.path("schema").asText("");
        JsonNode id = reference().path("schemaId");
        if (!named.isEmpty()) {
            return Optional.of(new Identity("schemas", named));
        }
        return Optional.of(id.path("schemaName").asText(""))
                .filter(name -> !name.isEmpty())
                .map(name -> new Identity("schemas", id.path("registryName").asText("default-registry") + "/" + name));
    }

    /** Whether a version of the schema is written out, so that the table does not follow the newest. */
    boolean isPinned() {
        return properties.path("schema").asText("").isEmpty()
                && (reference().has("schemaVersionNumber") || reference().has("schemaVersionId"));
    }

    /** The name of the stream that the table stands for. */
    Optional<String> stream() {
        JsonNode parameters = descriptor().path("parameters");
        String arn = parameters.path("streamARN").asText("");
        String name =
                arn.isEmpty() ? parameters.path("streamName").asText("") : arn.substring(arn.lastIndexOf('/') + 1);
        return Optional.of(properties.path("stream").asText(name)).filter(stream -> !stream.isEmpty());
    }

    Optional<Location> location() {
        return Location.parse(
                properties.path("location").asText(descriptor().path("location").asText("")));
    }

    /** Whether the table stands for what a pipeline writes. */
    boolean isOver(Pipeline pipeline, Location sink) {
        return location().filter(sink::equals).isPresent()
                || properties
                        .path("sink")
                        .asText("")
                        .equals(pipeline.job().identity().name());
    }

    /** Where the columns stand, as a JSON Pointer. */
    String columnsPointer() {
        return properties.path("columns").isArray() ? "/columns" : "/" + DESCRIPTOR + "/columns";
    }

    JsonNode columns() {
        return properties.at(columnsPointer());
    }

    JsonNode partitionKeys() {
        return properties.path("partitionKeys");
    }

    /** Whether queries match Parquet columns by their place instead of their name. */
    boolean isReadByPosition() {
        return descriptor()
                .path("serdeInfo")
                .path("parameters")
                .path("parquet.column.index.access")
                .asBoolean(false);
    }

    /** Whether the files are said to be of another format than Parquet. */
    boolean isOtherThanParquet() {
        String format = properties.path("format").asText("parquet");
        String input = descriptor().path("inputFormat").asText("parquet");
        return !format.equals("parquet") || !input.toLowerCase(Locale.ROOT).contains("parquet");
    }
}
