package dev.weir.etl.decode;

import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.avro.AvroReader;
import dev.weir.etl.avro.AvroSchemas;
import dev.weir.etl.json.CompiledSchema;
import dev.weir.etl.json.RecordReader;
import dev.weir.etl.json.SchemaCompiler;
import dev.weir.etl.protobuf.ProtoReader;
import dev.weir.etl.protobuf.ProtoSchemas;
import java.util.List;
import java.util.Optional;

/** Compiles the versions of a schema for one mapping and filter. */
final class SchemaReadings {
    private final SchemaDefinition pinned;
    private final List<Mapping.Column> columns;
    private final Optional<String> filterField;
    private final String equalTo;

    SchemaReadings(Mapping mapping, Optional<PipelineSpec.Filter> filter, SchemaDefinition pinned) {
        this.pinned = pinned;
        this.columns = mapping.columns();
        this.filterField = filter.map(PipelineSpec.Filter::field);
        this.equalTo = filter.map(PipelineSpec.Filter::equalTo).orElse("");
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
            case PROTOBUF -> protobuf(definition);
        };
    }

    private SchemaVersion.Reading json(SchemaDefinition definition) {
        CompiledSchema compiled = SchemaCompiler.compile(definition.text(), columns, filterField);
        return (row, framed) -> new RecordReader(compiled, row, equalTo)::read;
    }

    private SchemaVersion.Reading avro(SchemaDefinition definition) {
        AvroSchemas schemas = AvroSchemas.of(definition.text(), pinned.text(), sources(), filterField);
        return (row, framed) -> new AvroReader(schemas, row, equalTo)::read;
    }

    private SchemaVersion.Reading protobuf(SchemaDefinition definition) {
        ProtoSchemas schemas = ProtoSchemas.of(definition.text(), pinned.text(), sources(), filterField);
        return (row, framed) -> new ProtoReader(schemas, row, equalTo, framed)::read;
    }

    private List<String> sources() {
        return columns.stream().map(Mapping.Column::source).toList();
    }
}
