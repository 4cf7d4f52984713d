package dev.weir.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.athena.sql.Column;
import dev.weir.local.athena.sql.ResultSink;
import dev.weir.local.operation.Trees;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Results of queries on disk, a file a query: a line of column descriptions, then a line a row, as
 * {@code GetQueryResults} has them. Rows are written and read as they come, so a result may be larger than memory.
 */
final class ResultFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1000;
    private static final String TOKEN = "row-";

    private final Path directory;

    ResultFiles(Path directory) {
        this.directory = directory;
    }

    /** Takes a result, and writes it as comma-separated values too. */
    static final class Writer implements ResultSink, AutoCloseable {
        private final BufferedWriter rows;
        private final CsvFile csv;
        private final boolean header;

        private Writer(BufferedWriter rows, CsvFile csv, boolean header) {
            this.rows = rows;
            this.csv = csv;
            this.header = header;
        }

        @Override
        public void columns(List<Column> columns) throws IOException {
            ArrayNode described =
                    Trees.array(columns.stream().map(ResultFiles::described).toList());
            rows.write(described.toString());
            rows.newLine();
            if (header) {
                row(columns.stream().map(Column::name).toList());
            }
        }

        @Override
        public void row(List<String> values) throws IOException {
            ObjectNode row = Trees.object();
            ArrayNode data = row.putArray("Data");
            for (String value : values) {
                ObjectNode datum = data.addObject();
                if (value != null) {
                    datum.put("VarCharValue", value);
                }
            }
            rows.write(row.toString());
            rows.newLine();
            csv.row(values);
        }

        Path csv() {
            return csv.path();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            csv.close();
        }
    }

    /**
     * Opens a new result.
     *
     * @param header whether the names of the columns are the first row
     */
    Writer write(String id, boolean header) throws IOException {
        Files.createDirectories(directory);
        return new Writer(
                Files.newBufferedWriter(rows(id)), new CsvFile(directory.resolve(id + ".csv"), header), header);
    }

    void delete(String id) {
        try {
            Files.deleteIfExists(rows(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of a result. */
    ObjectNode page(String id, ObjectNode input) {
        int from = start(Trees.text(input, "NextToken").orElse(TOKEN + "0"));
        int most = Math.min(PAGE, input.path("MaxResults").asInt(PAGE));
        try (BufferedReader reader = Files.newBufferedReader(rows(id))) {
            JsonNode columns = JSON.readTree(reader.readLine());
            for (int i = 0; i < from && reader.readLine() != null; i++) {}
            List<JsonNode> page = new ArrayList<>();
            String line = reader.readLine();
            while (line != null && page.size() < most) {
                page.add(JSON.readTree(line));
                line = reader.readLine();
            }
            ObjectNode answer = answer(columns, page);
            if (line != null) {
                answer.put("NextToken", TOKEN + (from + most));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode answer(JsonNode columns, List<JsonNode> rows) {
        ObjectNode answer = Trees.object().put("UpdateCount", 0);
        ObjectNode result = answer.putObject("ResultSet");
        result.set("Rows", Trees.array(rows));
        result.putObject("ResultSetMetadata").set("ColumnInfo", columns);
        return answer;
    }

    private static int start(String token) {
        try {
            return Integer.parseUnsignedInt(token.substring(token.indexOf('-') + 1));
        } catch (NumberFormatException e) {
            throw AthenaErrors.invalid("Invalid NextToken");
        }
    }

    private Path rows(String id) {
        return directory.resolve(id + ".jsonl");
    }

    private static ObjectNode described(Column column) {
        boolean text = column.type().equals("varchar") || column.type().equals("string");
        return Trees.object()
                .put("CatalogName", "hive")
                .put("SchemaName", "")
                .put("TableName", "")
                .put("Name", column.name())
                .put("Label", column.name())
                .put("Type", column.type())
                .put("Precision", column.precision())
                .put("Scale", column.scale())
                .put("Nullable", "UNKNOWN")
                .put("CaseSensitive", text);
    }
}
