package dev.weir.contract.avro;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Logical types, of which Avro's own resolution knows nothing: it reads milliseconds as microseconds without a word. To add or
 * to drop a logical type changes no value and is fine.
 */
final class LogicalTypeRules {
    private final Direction direction;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Pair> seen = new HashSet<>();

    private record Pair(String writer, String reader) {}

    private LogicalTypeRules(Direction direction) {
        this.direction = direction;
    }

    static List<Finding> check(Schema writer, Schema reader, Direction direction) {
        var rules = new LogicalTypeRules(direction);
        rules.compare(writer, reader, Place.ROOT);
        return rules.findings;
    }

    private void compare(Schema writer, Schema reader, Place path) {
        if (writer.isUnion() || reader.isUnion()) {
            unions(writer, reader, path);
        } else if (writer.getType() == reader.getType()) {
            switch (writer.getType()) {
                case RECORD -> records(writer, reader, path);
                case ARRAY -> compare(writer.getElementType(), reader.getElementType(), path.items());
                case MAP -> compare(writer.getValueType(), reader.getValueType(), path.values());
                case INT, LONG, BYTES, FIXED -> meanings(writer, reader, path);
                case ENUM, UNION, STRING, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                    // Nothing here changes its meaning.
                }
            }
        }
    }

    private void records(Schema writer, Schema reader, Place path) {
        if (!seen.add(new Pair(writer.getFullName(), reader.getFullName()))) {
            return;
        }
        for (Schema.Field read : reader.getFields()) {
            Schema.Field written = written(writer, read);
            if (written != null) {
                compare(written.schema(), read.schema(), path.field(read.pos()));
            }
        }
    }

    /** The writer's field that the reader's reads: of its name, or of one of its aliases. */
    static Schema.Field written(Schema writer, Schema.Field read) {
        Schema.Field same = writer.getField(read.name());
        return same != null
                ? same
                : read.aliases().stream()
                        .map(writer::getField)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Branch by branch, where the branch's counterpart is plain: the only one of its type. */
    private void unions(Schema writer, Schema reader, Place path) {
        List<Schema> writers = writer.isUnion() ? writer.getTypes() : List.of(writer);
        List<Schema> readers = reader.isUnion() ? reader.getTypes() : List.of(reader);
        for (int i = 0; i < readers.size(); i++) {
            Schema read = readers.get(i);
            List<Schema> same = writers.stream()
                    .filter(each -> each.getType() == read.getType())
                    .toList();
            if (same.size() == 1) {
                compare(same.get(0), read, reader.isUnion() ? path.branch(i) : path);
            }
        }
    }

    private void meanings(Schema writer, Schema reader, Place path) {
        LogicalType from = writer.getLogicalType();
        LogicalType to = reader.getLogicalType();
        if (from == null || to == null || meaning(from).equals(meaning(to))) {
            return;
        }
        String writerSide = meaning(from);
        String readerSide = meaning(to);
        findings.add(new Finding(
                path.toString(),
                "logical-type-changed",
                direction.earlier(writerSide, readerSide),
                direction.proposed(writerSide, readerSide),
                "%s: values of %s would be taken for %s; add a new field instead."
                        .formatted(direction.victims(), writerSide, readerSide),
                true));
    }

    /** Two decimals of one scale hold the same numbers, whatever their precision. */
    private static String meaning(LogicalType type) {
        return type instanceof LogicalTypes.Decimal decimal ? "decimal of scale " + decimal.getScale() : type.getName();
    }
}
