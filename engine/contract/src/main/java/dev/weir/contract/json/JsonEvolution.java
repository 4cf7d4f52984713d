package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;

/**
 * Whether every instance of a writer's JSON Schema is an instance of a reader's.
 *
 * <p>Assumed of the registry, whose rules are published as set inclusion: formats count as constraints when a reader adds
 * one; a whole number is an integer in all drafts, however it is written; a definition without {@code $schema} is draft-07.
 */
public final class JsonEvolution {
    private final JsonNode proposed;
    private SchemaDocument document;

    private JsonEvolution(JsonNode proposed) {
        this.proposed = proposed;
    }

    /** The steps to one schema, which is taken in once however many there are; for one thread. */
    public static JsonEvolution to(JsonNode proposed) {
        return new JsonEvolution(proposed);
    }

    /** The same for another thread. */
    public JsonEvolution elsewhere() {
        return new JsonEvolution(proposed);
    }

    /** What the step from one schema to another breaks, or what could not be decided. */
    public static List<Finding> check(JsonNode earlier, JsonNode proposed, Direction direction) {
        return to(proposed).from(earlier, List.of(direction));
    }

    /** What the step from an earlier schema breaks, or what could not be decided, in these directions. */
    public List<Finding> from(JsonNode earlier, List<Direction> directions) {
        if (earlier.equals(proposed)) {
            return List.of();
        }
        try {
            var before = new SchemaDocument(earlier);
            document = document == null ? new SchemaDocument(proposed) : document;
            return directions.stream()
                    .flatMap(direction -> compare(before, document, direction).stream())
                    .toList();
        } catch (UndecidedException e) {
            return List.of(undecided(e));
        }
    }

    private static List<Finding> compare(SchemaDocument before, SchemaDocument after, Direction direction) {
        SchemaDocument writer = direction == Direction.BACKWARD ? before : after;
        SchemaDocument reader = direction == Direction.BACKWARD ? after : before;
        return new Inclusion(writer, reader, direction)
                .between(List.of(writer.rootNode()), reader.rootNode()).stream()
                        .map(gap -> gap.finding(direction))
                        .toList();
    }

    private static Finding undecided(UndecidedException e) {
        return new Finding(
                "",
                "inclusion-undecided",
                "",
                "",
                "Nothing could be shown: %s; compare the two by hand.".formatted(e.getMessage()),
                false);
    }
}
