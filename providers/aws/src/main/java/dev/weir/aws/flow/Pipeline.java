package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A job with a pipeline.
 *
 * @param mapping as it is declared, or of the whole record where none is; empty when neither is known
 */
record Pipeline(Resource job, JsonNode mapping) {
    private static final List<String> FOLDERS = List.of("ingest_year", "ingest_month", "ingest_day", "ingest_hour");
    private static final List<String> FINEST = List.of("none", "ingestYear", "ingestMonth", "ingestDay", "ingestHour");

    JsonNode properties() {
        return job.properties().path("pipeline");
    }

    String address() {
        return job.address();
    }

    /** The table that it reads. */
    Optional<Identity> table() {
        return table(properties());
    }

    static Optional<Identity> table(JsonNode pipeline) {
        return Optional.of(pipeline.path("from").asText(""))
                .filter(name -> !name.isEmpty())
                .map(name -> new Identity("tables", name));
    }

    /** The stream that is written out in place of a table. */
    Optional<String> explicitStream() {
        return Optional.of(properties().path("source").path("stream").asText(""))
                .filter(name -> !name.isEmpty());
    }

    /** The columns that it writes, by name in lower case, each with its type as the catalog spells it. */
    Map<String, String> columns() {
        return columns(mapping);
    }

    static Map<String, String> columns(JsonNode mapping) {
        Map<String, String> columns = new LinkedHashMap<>();
        mapping.forEach(column -> columns.put(
                column.path("target").asText().toLowerCase(Locale.ROOT),
                spelled(column.path("type").asText())));
        return columns;
    }

    private static String spelled(String type) {
        try {
            return GlueTypes.render(GlueTypes.parse(type));
        } catch (SchemaException noType) {
            return type;
        }
    }

    /** The names of the folders that files are put into, outermost first. */
    List<String> folders() {
        return folders(properties());
    }

    static List<String> folders(JsonNode pipeline) {
        int depth = FINEST.indexOf(pipeline.path("to").path("partitionBy").asText("ingestHour"));
        return FOLDERS.subList(0, Math.max(0, depth));
    }

    Optional<Location> sink() {
        return sink(properties());
    }

    static Optional<Location> sink(JsonNode pipeline) {
        return Location.parse(pipeline.path("to").path("path").asText(""));
    }

    Optional<String> rejects() {
        return text(properties().path("to").path("rejects"));
    }

    /** Where it keeps its state, written out or by the job's name. */
    Optional<String> checkpoint() {
        String name = job.properties().path("name").asText();
        return text(properties().path("checkpoint"))
                .or(() -> sink().map(sink -> "s3://" + sink.bucket() + "/_weir/" + name + "/state.json"));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value.asText("")).filter(text -> !text.isEmpty() && value.isTextual());
    }

    /** The columns whose source is one of these fields, lies in one, or holds one. */
    List<JsonNode> columnsFrom(Iterable<String> fields) {
        List<JsonNode> touched = new ArrayList<>();
        for (JsonNode column : mapping) {
            String source = column.path("source").asText();
            for (String field : fields) {
                if (source.equals(field) || source.startsWith(field + ".") || field.startsWith(source + ".")) {
                    touched.add(column);
                    break;
                }
            }
        }
        return touched;
    }
}
