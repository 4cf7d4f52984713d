package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spi.Difference;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows a change of an object's mark among the differences, because the mark is no property. */
final class MarkDifferences {
    private MarkDifferences() {}

    /** The response with the differences between the live mark and the one that the object shall bear. */
    static PlanResponse shown(PlanRequest request, PlanResponse response) {
        if (request.live().isEmpty() || request.live().flatMap(Live::owner).equals(request.owner())) {
            return response;
        }
        List<Difference> differences = new ArrayList<>(response.differences());
        between(request.live().flatMap(Live::owner), request.owner()).stream()
                .filter(mark ->
                        differences.stream().noneMatch(known -> known.path().equals(mark.path())))
                .forEach(differences::add);
        return response.withDifferences(differences);
    }

    private static List<Difference> between(Optional<Ownership> before, Optional<Ownership> after) {
        List<Difference> differences = new ArrayList<>();
        compare(Ownership.STACK_TAG, before, after, owner -> TextNode.valueOf(owner.stack()), differences);
        compare(Ownership.ADDRESS_TAG, before, after, owner -> TextNode.valueOf(owner.address()), differences);
        compare(
                Ownership.REGION_TAG,
                before,
                after,
                owner -> owner.region().map(TextNode::valueOf).orElse(null),
                differences);
        compare(Ownership.SENSITIVE_TAG, before, after, MarkDifferences::sensitive, differences);
        for (Ownership.Trait trait : Ownership.Trait.values()) {
            compare(trait.tag(), before, after, owner -> flag(owner, trait), differences);
        }
        return differences;
    }

    private static JsonNode sensitive(Ownership owner) {
        String pointers = owner.tags().get(Ownership.SENSITIVE_TAG);
        return pointers == null ? null : TextNode.valueOf(pointers);
    }

    /** A trait has a mark only where it holds. */
    private static JsonNode flag(Ownership owner, Ownership.Trait trait) {
        return owner.traits().contains(trait) ? BooleanNode.TRUE : null;
    }

    private static void compare(
            String tag,
            Optional<Ownership> before,
            Optional<Ownership> after,
            Function<Ownership, JsonNode> value,
            List<Difference> into) {
        Optional<JsonNode> was = before.map(value);
        Optional<JsonNode> is = after.map(value);
        if (!was.equals(is)) {
            into.add(new Difference("/" + tag, was, is, false, false));
        }
    }
}
