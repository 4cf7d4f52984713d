package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a table over a pipeline's sink looks like. */
public final class SinkTable {
    private SinkTable() {}

    /**
     * The table.
     *
     * @param pipeline a job's pipeline with its mapping
     * @return {@code location}, {@code columns} and {@code partitionKeys} as a table has them; empty while the pipeline says
     *     nothing of one of them
     */
    public static Optional<ObjectNode> of(JsonNode pipeline) {
        return Pipeline.sink(pipeline)
                .filter(sink -> !pipeline.path("mapping").isEmpty())
                .map(sink -> {
                    ObjectNode table = JsonNodeFactory.instance.objectNode().put("location", sink.uri());
                    table.set("columns", columns(Pipeline.columns(pipeline.path("mapping"))));
                    table.set("partitionKeys", keys(Pipeline.folders(pipeline)));
                    return table;
                });
    }

    private static ArrayNode columns(Map<String, String> types) {
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        types.forEach((name, type) -> columns.addObject().put("name", name).put("type", type));
        return columns;
    }

    /** Folder names are texts, and crawlers type them so. */
    private static ArrayNode keys(List<String> folders) {
        ArrayNode keys = JsonNodeFactory.instance.arrayNode();
        folders.forEach(name -> keys.addObject().put("name", name).put("type", "string"));
        return keys;
    }
}
