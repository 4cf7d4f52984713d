package dev.weir.contract;

import dev.weir.contract.avro.AvroEvolution;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import dev.weir.contract.json.JsonEvolution;
import dev.weir.contract.protobuf.ProtoSchema;
import dev.weir.contract.protobuf.ProtobufEvolution;
import java.util.List;
import org.apache.avro.Schema;

/** The steps from earlier definitions to one proposed definition, which is read only once; each for one thread. */
sealed interface Evolution {

    DataFormat format();

    /** What the step from this text breaks. */
    List<Finding> fromText(String earlier, List<Direction> directions);

    /** The same for another thread. */
    Evolution elsewhere();

    /** Takes the proposed definition in, which must be valid. */
    static Evolution to(SchemaDefinition proposed) {
        SchemaDefinitions.requireLength(proposed);
        return switch (proposed.format()) {
            case AVRO -> new OfAvro(AvroText.read(proposed.text()));
            case JSON -> new OfJson(JsonEvolution.to(SchemaDefinitions.readJsonSchema(proposed.text())));
            case PROTOBUF -> new OfProtobuf(ProtobufText.read(proposed.text()));
        };
    }

    default List<Finding> from(SchemaDefinition earlier, List<Direction> directions) {
        if (earlier.format() != format()) {
            return List.of(formatChanged(earlier.format()));
        }
        try {
            return fromText(earlier.text(), directions);
        } catch (SchemaException e) {
            return List.of(unreadable(e));
        }
    }

    private Finding formatChanged(DataFormat before) {
        return new Finding(
                "",
                "data-format-changed",
                before.name(),
                format().name(),
                "A schema keeps its data format for life; register this definition as a schema of its own.",
                true);
    }

    private static Finding unreadable(SchemaException e) {
        return new Finding(
                "",
                "earlier-version-unreadable",
                e.getMessage(),
                "",
                "The earlier version cannot be read, so nothing can be said; check the two by hand.",
                false);
    }

    /** Avro. */
    record OfAvro(Schema proposed) implements Evolution {
        @Override
        public DataFormat format() {
            return DataFormat.AVRO;
        }

        @Override
        public Evolution elsewhere() {
            return this;
        }

        @Override
        public List<Finding> fromText(String earlier, List<Direction> directions) {
            Schema before = AvroText.read(earlier);
            return directions.stream()
                    .flatMap(direction -> AvroEvolution.check(before, proposed, direction).stream())
                    .toList();
        }
    }

    /** JSON Schema. */
    record OfJson(JsonEvolution proposed) implements Evolution {
        @Override
        public DataFormat format() {
            return DataFormat.JSON;
        }

        @Override
        public Evolution elsewhere() {
            return new OfJson(proposed.elsewhere());
        }

        @Override
        public List<Finding> fromText(String earlier, List<Direction> directions) {
            return proposed.from(SchemaDefinitions.readJsonSchema(earlier), directions);
        }
    }

    /** Protobuf. */
    record OfProtobuf(ProtoSchema proposed) implements Evolution {
        @Override
        public DataFormat format() {
            return DataFormat.PROTOBUF;
        }

        @Override
        public Evolution elsewhere() {
            return this;
        }

        @Override
        public List<Finding> fromText(String earlier, List<Direction> directions) {
            ProtoSchema before = ProtobufText.read(earlier);
            return directions.stream()
                    .flatMap(direction -> ProtobufEvolution.check(before, proposed, direction).stream())
                    .toList();
        }
    }
}
