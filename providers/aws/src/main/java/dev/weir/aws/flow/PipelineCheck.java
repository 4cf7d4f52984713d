package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.CastException;
import dev.weir.contract.Casts;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.Mapping;
import dev.weir.contract.MappingCheck;
import dev.weir.contract.MappingCheck.Problem;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks what a job's pipeline reads and maps. */
final class PipelineCheck {
    private static final String MAPPING = "/pipeline/mapping/";

    private final Catalog catalog;
    private final Findings findings;

    PipelineCheck(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void check(Pipeline pipeline) {
        folders(pipeline);
        Catalog.RecordType records = records(pipeline);
        records.type().ifPresent(type -> {
            mapping(pipeline, type);
            filter(pipeline, type);
        });
        if (records.problem().isEmpty()) {
            return;
        }
        if (pipeline.properties().path("mapping").isMissingNode()) {
            findings.error(
                    pipeline.job(),
                    "/pipeline/from",
                    "The pipeline needs a mapping",
                    "Without one it would write the whole record, whose type does not follow from the schema. "
                            + records.problem() + " Add mapping.");
        } else {
            findings.warning(
                    pipeline.job(),
                    "/pipeline/from",
                    "The mapping cannot be checked",
                    "The type of the records does not follow from the schema. " + records.problem());
        }
    }

    private Catalog.RecordType records(Pipeline pipeline) {
        if (!pipeline.properties().path("source").isMissingNode()) {
            return Catalog.RecordType.UNKNOWN;
        }
        Optional<TableView> table = pipeline.table().flatMap(catalog::table);
        table.ifPresent(found -> source(pipeline, found));
        return table.map(catalog::records).orElse(Catalog.RecordType.UNKNOWN);
    }

    private void source(Pipeline pipeline, TableView table) {
        String lacks = table.stream().isEmpty() ? "stream" : table.schema().isEmpty() ? "schema" : "";
        if (!lacks.isEmpty()) {
            findings.error(
                    pipeline.job(),
                    "/pipeline/from",
                    "The pipeline's table is not over a stream with a schema",
                    "Table '%s' has no %s. A pipeline reads a table that is declared with stream: and schema:."
                            .formatted(pipeline.table().map(Identity::name).orElse(""), lacks));
        }
    }

    private void folders(Pipeline pipeline) {
        JsonNode mapping = pipeline.mapping();
        for (int i = 0; i < mapping.size(); i++) {
            String target = mapping.path(i).path("target").asText().toLowerCase(Locale.ROOT);
            if (pipeline.folders().contains(target)) {
                findings.error(
                        pipeline.job(),
                        MAPPING + i + "/target",
                        "A column has the name of a partition folder",
                        "The sink's folders are named '%s', and become a column of that name in the catalog. Give the column another name, or set to.partitionBy."
                                .formatted(target));
            }
        }
    }

    private void mapping(Pipeline pipeline, Type.Struct records) {
        List<Mapping.Column> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        JsonNode mapping = pipeline.mapping();
        for (int i = 0; i < mapping.size(); i++) {
            int place = i;
            column(pipeline, mapping.path(i), i).ifPresent(column -> {
                columns.add(column);
                places.add(place);
            });
        }
        MappingCheck.check(records, new Mapping(columns)).stream()
                .filter(problem -> !isWarranted(pipeline, problem, columns.get(problem.column())))
                .forEach(problem -> report(pipeline, problem, places.get(problem.column())));
    }

    private boolean isWarranted(Pipeline pipeline, Problem problem, Mapping.Column column) {
        return problem.kind() == Problem.Kind.FAILING_CAST
                && pipeline.table()
                        .flatMap(catalog::table)
                        .flatMap(catalog::definition)
                        .filter(definition -> new TextFormats(definition).warrant(column.source(), column.type()))
                        .isPresent();
    }

    private Optional<Mapping.Column> column(Pipeline pipeline, JsonNode entry, int index) {
        JsonNode type = entry.path("type");
        if (!entry.path("source").isTextual() || !entry.path("target").isTextual() || !type.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mapping.Column(
                    entry.path("source").asText(), entry.path("target").asText(), GlueTypes.parse(type.asText())));
        } catch (SchemaException unknown) {
            findings.error(pipeline.job(), MAPPING + index + "/type", "Not a type", unknown.getMessage());
            return Optional.empty();
        }
    }

    private void report(Pipeline pipeline, Problem problem, int index) {
        String at = MAPPING + index;
        switch (problem.kind()) {
            case UNKNOWN_SOURCE ->
                findings.error(pipeline.job(), at + "/source", "The records have no such field", problem.message());
            case DUPLICATE_TARGET ->
                findings.error(pipeline.job(), at + "/target", "Two columns of one name", problem.message());
            case IMPOSSIBLE_CAST ->
                findings.error(pipeline.job(), at + "/type", "The cast is impossible", problem.message());
            case FAILING_CAST ->
                findings.warning(
                        pipeline.job(),
                        at + "/type",
                        "The cast may fail",
                        problem.message() + " A record with such a value goes to the rejects.");
            case LOSSY_CAST ->
                findings.warning(pipeline.job(), at + "/type", "The cast may change values", problem.message());
        }
    }

    private void filter(Pipeline pipeline, Type.Struct records) {
        JsonNode field = pipeline.properties().path("filter").path("field");
        if (!field.isTextual()) {
            return;
        }
        Mapping one = new Mapping(List.of(new Mapping.Column(field.asText(), field.asText(), Type.Primitive.STRING)));
        MappingCheck.check(records, one).stream()
                .filter(problem -> problem.kind() == Problem.Kind.UNKNOWN_SOURCE)
                .forEach(problem -> findings.error(
                        pipeline.job(), "/pipeline/filter/field", "The records have no such field", problem.message()));
        MappingCheck.source(records, field.asText())
                .map(GlueTypes::column)
                .ifPresent(type -> comparable(pipeline, field.asText(), type));
    }

    private void comparable(Pipeline pipeline, String field, Type type) {
        if (!(type instanceof Type.Primitive) && !(type instanceof Type.Decimal)) {
            findings.error(
                    pipeline.job(),
                    "/pipeline/filter/field",
                    "The field cannot be compared",
                    "'%s' is of type %s, and a filter compares strings. Filter on a field inside it."
                            .formatted(field, GlueTypes.render(type)));
            return;
        }
        String wanted = pipeline.properties().path("filter").path("equalTo").asText("");
        try {
            Casts.apply(wanted, type);
        } catch (CastException never) {
            findings.warning(
                    pipeline.job(),
                    "/pipeline/filter/equalTo",
                    "The filter keeps no record",
                    "'%s' is of type %s, which is never '%s'.".formatted(field, GlueTypes.render(type), wanted));
        }
    }
}
