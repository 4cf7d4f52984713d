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
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/** Avro's own schema resolution, asked for every way in which it fails. */
public final class AvroEvolution {
    private static final int MAX_SIDE = 80;

    private AvroEvolution() {}

    /** What the step from one schema to another breaks. */
    public static List<Finding> check(Schema earlier, Schema proposed, Direction direction) {
        Schema writer = direction == Direction.BACKWARD ? earlier : proposed;
        Schema reader = direction == Direction.BACKWARD ? proposed : earlier;
        if (isSame(writer, reader)) {
            return List.of();
        }
        return ResolutionCost.excess(writer, reader)
                .map(why -> List.of(undecided(why)))
                .orElseGet(() -> resolve(writer, reader, direction));
    }

    /** The hash is kept with the schema, and differs where they do; the comparison alone would go through all they share. */
    private static boolean isSame(Schema one, Schema other) {
        return one.hashCode() == other.hashCode() && one.equals(other);
    }

    private static List<Finding> resolve(Schema writer, Schema reader, Direction direction) {
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

    private static Finding undecided(String why) {
        return new Finding(
                "",
                "resolution-undecided",
                "",
                "",
                "Nothing could be shown: %s; compare the two by hand.".formatted(why),
                false);
    }

    private static Finding finding(Incompatibility found, Direction direction) {
        boolean lacks = found.getType() == SchemaIncompatibilityType.READER_FIELD_MISSING_DEFAULT_VALUE;
        String writer = lacks ? "" : side(found.getWriterFragment());
        String reader =
                lacks ? "'%s' without a default".formatted(found.getMessage()) : side(found.getReaderFragment());
        String rule = found.getType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Finding(
                found.getLocation().equals("/") ? "" : found.getLocation(),
                rule,
                direction.earlier(writer, reader),
                direction.proposed(writer, reader),
                "%s: %s".formatted(direction.victims(), AvroAdvice.of(found, direction)),
                true);
    }

    private static Finding undecodable(DecoderCheck.Failure found, Direction direction) {
        String writer = side(found.writer());
        String reader = side(found.reader());
        return new Finding(
                found.path().toString(),
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

    /** Types that have a name by their name: their text is long, and the path leads to it. */
    private static String side(Schema fragment) {
        return switch (fragment.getType()) {
            case RECORD -> "record " + fragment.getFullName();
            case FIXED -> "fixed %s of %d bytes".formatted(fragment.getFullName(), fragment.getFixedSize());
            case ENUM -> shortened("enum %s %s".formatted(fragment.getFullName(), fragment.getEnumSymbols()));
            case ARRAY, MAP, UNION, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL ->
                shortened(fragment.toString());
        };
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SIDE ? text : text.substring(0, MAX_SIDE) + "...";
    }
}
