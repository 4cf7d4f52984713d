package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Type;
import dev.weir.contract.Type.Primitive;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a table that stands for what a job writes, and that queries and other jobs read. */
final class SinkTableCheck {
    private final Catalog catalog;
    private final Findings findings;

    SinkTableCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void check(Resource resource) {
        writer(resource);
        TableView table = new TableView(resource.properties());
        table.location().ifPresent(location -> catalog.pipelines().stream()
                .filter(pipeline -> pipeline.sink().filter(location::equals).isPresent())
                .forEach(pipeline -> check(resource, table, pipeline)));
    }

    private void writer(Resource resource) {
        String job = resource.properties().path("sink").asText("");
        Optional.of(job)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> catalog.declared(new Identity("jobs", name)))
                .map(Resource::properties)
                .filter(properties -> properties.path("pipeline").isMissingNode())
                .ifPresent(properties -> findings.error(
                        resource,
                        "/sink",
                        "The table's job writes no sink",
                        "Job '%s' has no pipeline. A table's sink is a job with pipeline:.".formatted(job)));
    }

    private void check(Resource resource, TableView table, Pipeline pipeline) {
        if (table.isOtherThanParquet()) {
            findings.error(
                    resource,
                    resource.properties().has("format") ? "/format" : "/storageDescriptor/inputFormat",
                    "The table reads a different format than the one written",
                    "%s writes Parquet to the table's location. Write format: parquet.".formatted(pipeline.address()));
        }
        partitions(resource, table, pipeline);
        if (!table.columns().isEmpty()) {
            columns(resource, table, pipeline);
        }
    }

    private void partitions(Resource resource, TableView table, Pipeline pipeline) {
        List<String> keys = names(table.partitionKeys());
        if (keys.isEmpty() && !pipeline.folders().isEmpty()) {
            findings.warning(
                    resource,
                    "/partitionKeys",
                    "The table has no partition keys",
                    "%s writes below %s. Without partition keys every query reads all files. Declare them, or write sink: in place of location: and columns:."
                            .formatted(pipeline.address(), listed(pipeline.folders())));
        } else if (!keys.equals(pipeline.folders())) {
            findings.error(
                    resource,
                    "/partitionKeys",
                    "The partition keys are not the folders that are written",
                    "%s writes below %s, the table's partition keys are %s. Queries would find no rows, or the wrong ones. Declare the keys in the folders' order."
                            .formatted(pipeline.address(), listed(pipeline.folders()), listed(keys)));
        }
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "no partition folder" : String.join("/", names);
    }

    private void columns(Resource resource, TableView table, Pipeline pipeline) {
        Map<String, String> written = new LinkedHashMap<>(pipeline.columns());
        List<String> declared = names(table.columns());
        for (int i = 0; i < declared.size(); i++) {
            String type = written.remove(declared.get(i));
            column(resource, table, i, pipeline, Optional.ofNullable(type));
        }
        if (!written.isEmpty()) {
            findings.warning(
                    resource,
                    table.columnsPointer(),
                    "The table lacks columns that are written",
                    "%s writes %s, which the table does not have, so queries do not see them. Add them to the columns."
                            .formatted(pipeline.address(), String.join(", ", written.keySet())));
        }
        order(resource, table, pipeline, declared);
    }

    private void column(Resource resource, TableView table, int index, Pipeline pipeline, Optional<String> written) {
        JsonNode column = table.columns().path(index);
        String name = column.path("name").asText();
        String pointer = table.columnsPointer() + "/" + index;
        Optional<Type> declared = TableCheck.type(column);
        Optional<Type> type = written.flatMap(TableCheck::type);
        if (written.isEmpty()) {
            findings.warning(
                    resource,
                    pointer + "/name",
                    "Nothing writes the column",
                    "%s writes no '%s' to the table's location, so the column is always null. Remove it, or map a field to it."
                            .formatted(pipeline.address(), name));
        } else if (declared.isPresent() && type.isPresent() && !declared.equals(type)) {
            mismatch(resource, pointer + "/type", pipeline, name, declared.get(), type.get());
        }
    }

    private void mismatch(Resource resource, String pointer, Pipeline pipeline, String name, Type declared, Type type) {
        String written = GlueTypes.render(type);
        String detail = "%s writes '%s' as %s, and the table reads it as %s."
                .formatted(pipeline.address(), name, written, GlueTypes.render(declared));
        if (widens(type, declared)) {
            findings.warning(
                    resource,
                    pointer,
                    "The column is wider than what is written",
                    detail + " Not every reader of Parquet widens. Write " + written + ".");
        } else {
            findings.error(
                    resource,
                    pointer,
                    "The column's type is not the one that is written",
                    detail
                            + " Queries of it fail. Write %s, or map the field to %s."
                                    .formatted(written, GlueTypes.render(declared)));
        }
    }

    private static boolean widens(Type written, Type declared) {
        List<Type> whole = List.of(Primitive.TINYINT, Primitive.SMALLINT, Primitive.INT, Primitive.BIGINT);
        boolean isWhole = whole.contains(written) && whole.indexOf(written) < whole.indexOf(declared);
        return isWhole || (written == Primitive.FLOAT && declared == Primitive.DOUBLE);
    }

    /** By name the order does not matter; a table may ask for the place instead. */
    private void order(Resource resource, TableView table, Pipeline pipeline, List<String> declared) {
        List<String> written = List.copyOf(pipeline.columns().keySet());
        if (table.isReadByPosition() && !declared.equals(written)) {
            findings.error(
                    resource,
                    table.columnsPointer(),
                    "The columns are not in the order in which they are written",
                    "The table reads Parquet by position (parquet.column.index.access), and %s writes %s."
                            .formatted(pipeline.address(), String.join(", ", written)));
        }
    }

    private static List<String> names(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.path("name").asText().toLowerCase(Locale.ROOT)));
        return names;
    }
}
