package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.contract.evolution.Direction;
import dev.weir.contract.evolution.Finding;
import java.util.Optional;

/**
 * A place where the writer's schema may allow more than the reader's.
 *
 * @param fix what to do, as the rest of a sentence
 * @param example a value at this place that the writer allows and the reader does not
 * @param witness the same, grown to the place that is being compared; empty when none was found
 */
record Gap(
        String path,
        String rule,
        String before,
        String after,
        String fix,
        Optional<JsonNode> example,
        Optional<JsonNode> witness) {
    private static final int MAX_EXAMPLE = 100;

    static Gap undecided(SchemaNode reader, UndecidedException why) {
        return new Gap(
                reader.path(),
                "inclusion-undecided",
                "",
                "",
                "%s, so compare the two by hand".formatted(why.getMessage()),
                Optional.empty(),
                Optional.empty());
    }

    Gap at(String otherPath) {
        return new Gap(otherPath, rule, before, after, fix, example, witness);
    }

    Gap grown(Optional<JsonNode> larger) {
        return new Gap(path, rule, before, after, fix, example, larger);
    }

    Finding finding(Direction direction) {
        return new Finding(path, rule, before, after, message(direction), witness.isPresent());
    }

    private String message(Direction direction) {
        String who = direction == Direction.BACKWARD
                ? "data of the earlier schema is valid under the new one"
                : "data of the new schema is valid under the earlier one";
        if (witness.isEmpty()) {
            return "It could not be shown that all %s; %s.".formatted(who, fix);
        }
        String shown = example.map(JsonNode::toString)
                .filter(text -> text.length() <= MAX_EXAMPLE)
                .map(" (%s is not)"::formatted)
                .orElse("");
        return "Not all %s%s; %s.".formatted(who, shown, fix);
    }
}
