package dev.weir.aws.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.DataFormat;
import dev.weir.contract.RecordTypes;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import dev.weir.spi.DataFlow.Landscape;
import dev.weir.spi.DataFlow.Resource;
import dev.weir.spi.Identity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables, schemas and jobs of a landscape are. */
final class Catalog {
    private final Landscape landscape;
    private final Map<Identity, Resource> declared = new LinkedHashMap<>();
    private final Map<Identity, RecordType> types = new HashMap<>();
    private final List<Pipeline> pipelines;

    Catalog(Landscape landscape) {
        this.landscape = landscape;
        landscape.resources().forEach(resource -> declared.putIfAbsent(resource.identity(), resource));
        this.pipelines = of("jobs").stream()
                .filter(job -> job.properties().path("pipeline").isObject())
                .map(this::pipeline)
                .toList();
    }

    private Pipeline pipeline(Resource job) {
        JsonNode pipeline = job.properties().path("pipeline");
        JsonNode mapping = pipeline.path("mapping");
        return new Pipeline(
                job,
                mapping.isMissingNode()
                        ? Pipeline.table(pipeline)
                                .flatMap(this::table)
                                .flatMap(table -> records(table).type())
                                .<JsonNode>map(Fields::mapping)
                                .orElse(mapping)
                        : mapping);
    }

    /**
     * The type of a schema's records.
     *
     * @param type empty when the schema is unknown or its definition describes no record
     * @param problem why a definition that is there describes no record; may be empty
     */
    record RecordType(Optional<Type.Struct> type, String problem) {
        static final RecordType UNKNOWN = new RecordType(Optional.empty(), "");
    }

    /** The declared resources of a kind. */
    List<Resource> of(String kind) {
        return landscape.resources().stream()
                .filter(resource -> resource.identity().kind().equals(kind))
                .toList();
    }

    /** The jobs with a pipeline. */
    List<Pipeline> pipelines() {
        return pipelines;
    }

    Optional<Resource> declared(Identity identity) {
        return Optional.ofNullable(declared.get(identity));
    }

    /** The object as it is declared, or else as it lives. */
    Optional<ObjectNode> properties(Identity identity) {
        return declared(identity)
                .map(Resource::properties)
                .or(() -> landscape.known().properties(identity));
    }

    Optional<TableView> table(Identity identity) {
        return properties(identity).map(TableView::new);
    }

    /** What the records of a table's stream look like, where the table follows its schema. */
    RecordType records(TableView table) {
        return table.isPinned()
                ? RecordType.UNKNOWN
                : table.schema().map(this::records).orElse(RecordType.UNKNOWN);
    }

    /** The definition that the records of a table's stream follow, where the table follows its schema. */
    Optional<SchemaDefinition> definition(TableView table) {
        return table.isPinned()
                ? Optional.empty()
                : table.schema().flatMap(this::properties).flatMap(Catalog::definition);
    }

    /** What records under a schema's newest definition look like. */
    RecordType records(Identity schema) {
        return types.computeIfAbsent(schema, this::read);
    }

    private RecordType read(Identity schema) {
        Optional<SchemaDefinition> definition = properties(schema).flatMap(Catalog::definition);
        if (definition.isEmpty()) {
            return RecordType.UNKNOWN;
        }
        try {
            return new RecordType(Optional.of(RecordTypes.of(definition.get())), "");
        } catch (SchemaException noRecord) {
            return new RecordType(Optional.empty(), noRecord.getMessage());
        }
    }

    /** The definition among a schema's properties, if both language and text are there. */
    static Optional<SchemaDefinition> definition(JsonNode schema) {
        String text = schema.path("definition").asText("");
        return Arrays.stream(DataFormat.values())
                .filter(format -> format.name().equals(schema.path("dataFormat").asText()))
                .filter(format -> schema.path("definition").isTextual() && !text.isEmpty())
                .map(format -> new SchemaDefinition(format, text))
                .findFirst();
    }
}
