package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Secrets;
import dev.weir.spi.Difference;
import dev.weir.spi.PlanResponse;
import java.util.List;
import java.util.Optional;

/**
 * Takes former secrets out of a plan. Where a sensitive value is to be written, the live value that it replaces is most
 * likely the secret of yesterday, which no declaration knows any more.
 */
final class FormerSecrets {
    private static final Optional<JsonNode> HIDDEN = Optional.of(TextNode.valueOf("(sensitive)"));

    private FormerSecrets() {}

    static PlanResponse hidden(PlanResponse response, Secrets secrets) {
        if (secrets.isEmpty()) {
            return response;
        }
        List<Difference> differences = response.differences().stream()
                .map(difference -> hidden(difference, secrets))
                .toList();
        return response.withDifferences(differences);
    }

    private static Difference hidden(Difference difference, Secrets secrets) {
        return difference.before().isPresent()
                        && difference
                                .after()
                                .filter(value -> holds(value, secrets))
                                .isPresent()
                ? new Difference(
                        difference.path(), HIDDEN, difference.after(), difference.replaces(), difference.sensitive())
                : difference;
    }

    private static boolean holds(JsonNode value, Secrets secrets) {
        if (value.isTextual()) {
            return !secrets.hide(value.textValue()).equals(value.textValue());
        }
        for (JsonNode member : value) {
            if (holds(member, secrets)) {
                return true;
            }
        }
        return false;
    }
}
