package dev.weir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.json.JsonSchemaSyntax;
import dev.weir.contract.protobuf.ProtoSyntax;
import java.util.Comparator;
import java.util.Optional;

/** What can be said of a definition without knowing any other version. */
public final class SchemaDefinitions {
    private SchemaDefinitions() {}

    /**
     * What is wrong with a definition's syntax, as one sentence; empty when it is valid. This is what
     * {@code CheckSchemaVersionValidity} answers: compatibility is another question.
     */
    public static Optional<String> validate(SchemaDefinition definition) {
        return problem(definition).map(SchemaException::getMessage);
    }

    /** The same, with the place in the definition where it is known. */
    public static Optional<SchemaException> problem(SchemaDefinition definition) {
        try {
            requireValid(definition);
            return Optional.empty();
        } catch (SchemaException invalid) {
            return Optional.of(invalid);
        }
    }

    /**
     * Whether two definitions say the same: white space and the order of keys do not matter, everything else does, comments
     * and descriptions included. What cannot be read is compared as text.
     */
    public static boolean equivalent(SchemaDefinition one, SchemaDefinition other) {
        if (one.format() != other.format()) {
            return false;
        }
        if (one.text().equals(other.text())) {
            return true;
        }
        try {
            return one.format() == DataFormat.PROTOBUF
                    ? ProtoSyntax.canonical(one.text()).equals(ProtoSyntax.canonical(other.text()))
                    : sameTree(JsonText.read(one.text()), JsonText.read(other.text()));
        } catch (SchemaException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Takes a definition in and says where it is wrong.
     *
     * @throws SchemaException when it is not valid
     */
    public static void requireValid(SchemaDefinition definition) {
        Evolution.to(definition);
    }

    static void requireLength(SchemaDefinition definition) {
        int length = definition.text().length();
        if (length < 1 || length > SchemaDefinition.MAX_LENGTH) {
            throw new SchemaException(
                    "A definition holds 1 to %d characters, not %d.".formatted(SchemaDefinition.MAX_LENGTH, length));
        }
    }

    static JsonNode readJsonSchema(String text) {
        JsonNode tree = JsonText.read(text);
        requireJsonSchema(tree);
        return tree;
    }

    private static void requireJsonSchema(JsonNode tree) {
        JsonSchemaSyntax.problem(tree).ifPresent(problem -> {
            throw new SchemaException("Not a valid JSON Schema: " + problem);
        });
    }

    /** Numbers by value: 1 and 1.0 are the same. */
    private static boolean sameTree(JsonNode one, JsonNode other) {
        Comparator<JsonNode> byValue = (left, right) -> left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
        return one.equals(byValue, other);
    }
}
