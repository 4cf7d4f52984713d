package dev.weir.aws.glue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.aws.kind.Trees;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From a place in a definition to the record's field there. */
final class FieldNames {
    private final SchemaDefinition proposed;
    private final SchemaDefinition earlier;

    FieldNames(SchemaDefinition proposed, SchemaDefinition earlier) {
        this.proposed = proposed;
        this.earlier = earlier;
    }

    /** The field that a violation is about, nested ones joined by dots; empty when it is about the whole. */
    String of(Violation violation) {
        return switch (proposed.format()) {
            case JSON -> ofJson(violation.path());
            case AVRO -> ofAvro(violation);
            case PROTOBUF -> ofProtobuf(violation.path());
        };
    }

    private static String ofJson(String path) {
        List<String> names = new ArrayList<>();
        boolean isName = false;
        for (String segment : segments(path)) {
            if (isName) {
                names.add(segment);
            }
            isName = !isName && segment.equals("properties");
        }
        return String.join(".", names);
    }

    /** A place in whichever of the two definitions reads: where they disagree, the message names the field. */
    private String ofAvro(Violation violation) {
        return Stream.of(proposed, earlier)
                .map(definition -> inAvro(definition, violation.path()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted((one, other) -> Boolean.compare(isNamed(other, violation), isNamed(one, violation)))
                .findFirst()
                .orElse("");
    }

    private static boolean isNamed(String field, Violation violation) {
        return violation.message().contains("'" + field.substring(field.lastIndexOf('.') + 1) + "'");
    }

    private static String inAvro(SchemaDefinition definition, String path) {
        List<String> names = new ArrayList<>();
        JsonNode node = Trees.parse(definition.text()).orElseGet(MissingNode::getInstance);
        boolean isField = false;
        for (String segment : segments(path)) {
            node = node.isArray() ? node.path(Integer.parseInt(segment)) : node.path(segment);
            if (isField) {
                names.add(node.path("name").asText());
            }
            isField = !isField && segment.equals("fields");
        }
        return String.join(".", names);
    }

    /** {@code Order.address.city}: the message's name goes before the field's. */
    private static String ofProtobuf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        JsonPointer rest = path.startsWith("/") ? JsonPointer.compile(path) : JsonPointer.empty();
        for (; !rest.matches(); rest = rest.tail()) {
            segments.add(rest.getMatchingProperty());
        }
        return segments;
    }
}
