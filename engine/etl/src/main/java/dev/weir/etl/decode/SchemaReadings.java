package dev.weir.etl.decode;

import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.avro.AvroReader;
import dev.weir.etl.avro.AvroSchemas;
import dev.weir.etl.json.CompiledSchema;
import dev.weir.etl.json.RecordReader;
import dev.weir.etl.json.SchemaCompiler;
import java.util.List;
import java.util.Optional;

/** Compiles the versions of a schema for one mapping and filter. */
final class SchemaReadings {
    private final SchemaDefinition pinned;
    private final List<Mapping.Column> columns;
    private final Optional<String> filterField;
    private final String equalTo;

    SchemaReadings(PipelineSpec spec, SchemaDefinition pinned) {
        this.pinned = pinned;
        this.columns = spec.mapping().columns();
        this.filterField = spec.filter().map(PipelineSpec.Filter::field);
        this.equalTo = spec.filter().map(PipelineSpec.Filter::equalTo).orElse("");
    }

    /**
     * Compiles one version.
     *
     * @throws SchemaException when its definition cannot be read
     */
    SchemaVersion.Reading of(SchemaDefinition definition) {
        return switch (definition.format()) {
            case JSON -> json(definition);
            case AVRO -> avro(definition);
            case PROTOBUF ->
                throw new PipelineException(
                        Reason.UNSUPPORTED, "the runner does not read %s yet".formatted(definition.format()));
        };
    }

    private SchemaVersion.Reading json(SchemaDefinition definition) {
        CompiledSchema compiled = SchemaCompiler.compile(definition.text(), columns, filterField);
        return row -> new RecordReader(compiled, row, equalTo)::read;
    }

    private SchemaVersion.Reading avro(SchemaDefinition definition) {
        List<String> sources = columns.stream().map(Mapping.Column::source).toList();
        AvroSchemas schemas = AvroSchemas.of(definition.text(), pinned.text(), sources, filterField);
        return row -> new AvroReader(schemas, row, equalTo)::read;
    }
}
