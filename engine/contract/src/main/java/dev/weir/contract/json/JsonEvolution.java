package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.List;

/** Whether every instance of a writer's JSON Schema is an instance of a reader's. */
public final class JsonEvolution {
    private JsonEvolution() {}

    /** What the step from one schema to another breaks, or what could not be decided. */
    public static List<Finding> check(JsonNode earlier, JsonNode proposed, Direction direction) {
        if (earlier.equals(proposed)) {
            return List.of();
        }
        return List.of(new Finding(
                "",
                "inclusion-undecided",
                "",
                "",
                "The " + direction.name().toLowerCase(java.util.Locale.ROOT)
                        + " step could not be decided; compare the two schemas by hand.",
                false));
    }
}
