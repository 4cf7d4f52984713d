package dev.weir.contract.avro;

import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Avro's own schema resolution, asked for every way in which it fails. */
public final class AvroEvolution {
    private static final int MAX_SIDE = 80;

    private AvroEvolution() {}

    /** What the step from one schema to another breaks. */
    public static List<Finding> check(Schema earlier, Schema proposed, Direction direction) {
        Schema writer = direction == Direction.BACKWARD ? earlier : proposed;
        Schema reader = direction == Direction.BACKWARD ? proposed : earlier;
        List<Finding> findings = new ArrayList<>();
        try {
            SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                    .getResult()
                    .getIncompatibilities()
                    .forEach(each -> findings.add(finding(each, direction)));
            if (findings.isEmpty()) {
                DecoderCheck.failures(writer, reader).forEach(each -> findings.add(undecodable(each, direction)));
            }
            findings.addAll(LogicalTypeRules.check(writer, reader, direction));
        } catch (AvroRuntimeException e) {
            findings.add(ambiguous(e));
        }
        return findings;
    }

    private static Finding finding(Incompatibility found, Direction direction) {
        String writer = side(found.getWriterFragment());
        String reader = side(found.getReaderFragment());
        String rule = found.getType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Finding(
                found.getLocation().equals("/") ? "" : found.getLocation(),
                rule,
                direction.earlier(writer, reader),
                direction.proposed(writer, reader),
                "%s: %s".formatted(direction.victims(), AvroAdvice.of(found)),
                true);
    }

    private static Finding undecodable(DecoderCheck.Failure found, Direction direction) {
        String writer = side(found.writer());
        String reader = side(found.reader());
        return new Finding(
                found.path(),
                "not-decodable",
                direction.earlier(writer, reader),
                direction.proposed(writer, reader),
                "%s: Avro's decoder fails here (%s); keep names and namespaces, or give the reader's type the writer's full name as an alias."
                        .formatted(direction.victims(), found.reason()),
                true);
    }

    private static Finding ambiguous(AvroRuntimeException e) {
        return new Finding(
                "",
                "resolution-failed",
                "",
                "",
                "Avro cannot match the two schemas: %s; remove the alias that matches twice.".formatted(e.getMessage()),
                true);
    }

    private static String side(Schema fragment) {
        String text = fragment.toString();
        return text.length() <= MAX_SIDE ? text : text.substring(0, MAX_SIDE) + "...";
    }
}
