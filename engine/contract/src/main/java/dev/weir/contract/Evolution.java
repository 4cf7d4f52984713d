package dev.weir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.avro.AvroEvolution;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import dev.weir.contract.json.JsonEvolution;
import dev.weir.contract.protobuf.ProtoSchema;
import dev.weir.contract.protobuf.ProtobufEvolution;
import java.util.List;
import org.apache.avro.Schema;

/** The step from earlier definitions to one proposed definition, which is read only once. */
sealed interface Evolution {

    DataFormat format();

    /** What the step from this text breaks. */
    List<Finding> fromText(String earlier, Direction direction);

    static Evolution to(SchemaDefinition proposed) {
        return switch (proposed.format()) {
            case AVRO -> new OfAvro(AvroText.read(proposed.text()));
            case JSON -> new OfJson(JsonText.read(proposed.text()));
            case PROTOBUF -> new OfProtobuf(ProtobufText.read(proposed.text()));
        };
    }

    default List<Finding> from(SchemaDefinition earlier, Direction direction) {
        if (earlier.format() != format()) {
            return List.of(formatChanged(earlier.format()));
        }
        try {
            return fromText(earlier.text(), direction);
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
        public List<Finding> fromText(String earlier, Direction direction) {
            return AvroEvolution.check(AvroText.read(earlier), proposed, direction);
        }
    }

    /** JSON Schema. */
    record OfJson(JsonNode proposed) implements Evolution {
        @Override
        public DataFormat format() {
            return DataFormat.JSON;
        }

        @Override
        public List<Finding> fromText(String earlier, Direction direction) {
            return JsonEvolution.check(JsonText.read(earlier), proposed, direction);
        }
    }

    /** Protobuf. */
    record OfProtobuf(ProtoSchema proposed) implements Evolution {
        @Override
        public DataFormat format() {
            return DataFormat.PROTOBUF;
        }

        @Override
        public List<Finding> fromText(String earlier, Direction direction) {
            return ProtobufEvolution.check(ProtobufText.read(earlier), proposed, direction);
        }
    }
}
