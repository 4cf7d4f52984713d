package dev.weir.local.athena.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Type;
import dev.weir.local.operation.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view as Athena keeps it in the catalog: a table of type {@code VIRTUAL_VIEW} whose text is a comment with a document in
 * Base64.
 *
 * @param schema the database that names without one refer to
 */
record PrestoView(String sql, String schema) {
    static final String TABLE_TYPE = "VIRTUAL_VIEW";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEXT = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=]+) \\*/");

    /** The view that a table of the catalog is; empty when it is none. */
    static Optional<PrestoView> of(ObjectNode table) {
        Matcher text = TEXT.matcher(table.path("ViewOriginalText").asText(""));
        if (!text.matches()) {
            return Optional.empty();
        }
        try {
            JsonNode document =
                    JSON.readTree(new String(Base64.getDecoder().decode(text.group(1)), StandardCharsets.UTF_8));
            return Optional.of(new PrestoView(
                    document.path("originalSql").asText(),
                    document.path("schema").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new QueryFailure("INVALID_VIEW: " + table.path("DatabaseName").asText() + "."
                    + table.path("Name").asText() + " holds no view of Athena's");
        }
    }

    /** The {@code TableInput} of this view. */
    ObjectNode tableInput(String name, List<Type.Field> columns) {
        ObjectNode document = Trees.object()
                .put("originalSql", sql)
                .put("catalog", "awsdatacatalog")
                .put("schema", schema);
        ArrayNode described = document.putArray("columns");
        columns.forEach(column ->
                described.addObject().put("name", column.name()).put("type", TrinoTypes.render(column.type())));
        String encoded = Base64.getEncoder().encodeToString(document.toString().getBytes(StandardCharsets.UTF_8));
        ObjectNode table = Trees.object()
                .put("Name", name)
                .put("TableType", TABLE_TYPE)
                .put("ViewOriginalText", "/* Presto View: " + encoded + " */")
                .put("ViewExpandedText", "/* Presto View */");
        table.putObject("Parameters").put("presto_view", "true").put("comment", "Presto View");
        table.putArray("PartitionKeys");
        ObjectNode storage = table.putObject("StorageDescriptor").put("Location", "");
        storage.set("Columns", glueColumns(columns));
        storage.putObject("SerdeInfo");
        return table;
    }

    /** Columns as the catalog lists them. */
    static ArrayNode glueColumns(List<Type.Field> columns) {
        ArrayNode listed = Trees.object().putArray("Columns");
        columns.forEach(
                column -> listed.addObject().put("Name", column.name()).put("Type", GlueTypes.render(column.type())));
        return listed;
    }
}
