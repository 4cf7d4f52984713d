package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether every instance of a writer's JSON Schema is an instance of a reader's.
 *
 * <p>Assumed of the registry, whose rules are published as set inclusion: formats count as constraints when a reader adds
 * one; a whole number is an integer in all drafts, however it is written; a definition without {@code $schema} is draft-07.
 */
public final class JsonEvolution {
    private JsonEvolution() {}

    /** What the step from one schema to another breaks, or what could not be decided. */
    public static List<Finding> check(JsonNode earlier, JsonNode proposed, Direction direction) {
        if (earlier.equals(proposed)) {
            return List.of();
        }
        try {
            var before = new SchemaDocument(earlier);
            var after = new SchemaDocument(proposed);
            SchemaDocument writer = direction == Direction.BACKWARD ? before : after;
            SchemaDocument reader = direction == Direction.BACKWARD ? after : before;
            return new Inclusion(writer, reader, direction)
                    .between(List.of(writer.rootNode()), reader.rootNode()).stream()
                            .flatMap(gap -> Stream.of(gap.finding(direction)))
                            .toList();
        } catch (UndecidedException e) {
            return List.of(undecided(e));
        }
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
