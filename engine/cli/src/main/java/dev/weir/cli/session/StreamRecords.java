package dev.weir.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.generate.AvroEncoder;
import dev.weir.cli.generate.Framing;
import dev.weir.cli.generate.ProtobufEncoder;
import dev.weir.cli.generate.RecordEncoder;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.spec.Resource;
import dev.weir.spec.Stack;
import dev.weir.spi.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What the records of a stream look like, by the tables of the stack that read it. */
public final class StreamRecords {
    private StreamRecords() {}

    /**
     * How a record's JSON is put on the stream: under the latest version of the schema that a table of the stack reads it with,
     * or as it is where there is none.
     *
     * @param framed whether JSON, too, gets the registry's header
     */
    public static RecordEncoder encoder(Cloud cloud, Stack stack, Resource stream, boolean framed) {
        Optional<String> schema = stack.resources().values().stream()
                .filter(resource -> resource.address().kind().equals("tables"))
                .filter(table -> table.properties()
                        .path("stream")
                        .asText()
                        .equals(stream.identity().name()))
                .map(table -> table.properties().path("schema").asText(""))
                .filter(name -> !name.isEmpty())
                .findFirst();
        if (schema.isEmpty()) {
            if (framed) {
                throw new CommandFailure(
                        "No schema to frame with",
                        "No table of the stack reads " + stream.address() + " with a schema.");
            }
            return text -> text.getBytes(StandardCharsets.UTF_8);
        }
        return encoder(latest(cloud, new Identity("schemas", schema.get())), framed);
    }

    private static RecordEncoder encoder(JsonNode version, boolean framed) {
        UUID id = UUID.fromString(version.path("SchemaVersionId").asText());
        return switch (version.path("DataFormat").asText()) {
            case "AVRO" -> new AvroEncoder(version.path("SchemaDefinition").asText(), id);
            case "PROTOBUF" ->
                new ProtobufEncoder(version.path("SchemaDefinition").asText(), id);
            case "JSON" ->
                framed
                        ? text -> Framing.frame(id, text.getBytes(StandardCharsets.UTF_8))
                        : text -> text.getBytes(StandardCharsets.UTF_8);
            default ->
                throw new CommandFailure(
                        "Records of that format cannot be generated",
                        "The stream's schema is in "
                                + version.path("DataFormat").asText()
                                + "; templates make JSON, Avro and Protobuf records.");
        };
    }

    static JsonNode latest(Cloud cloud, Identity schema) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.putObject("SchemaId").put("RegistryName", schema.parent()).put("SchemaName", schema.leaf());
        input.putObject("SchemaVersionNumber").put("LatestVersion", true);
        return cloud.provider().calls().call("glue:GetSchemaVersion", input);
    }
}
