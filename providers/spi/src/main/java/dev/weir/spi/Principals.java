package dev.weir.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The AWS principals that a policy document names. AWS accepts a policy only if they exist, unlike what its {@code Resource},
 * {@code Action} and {@code Condition} elements name.
 */
public final class Principals {
    /** What a principal may refer to. */
    public static final KindSchema.Reference REFERENCE = new KindSchema.Reference("roles", "arn");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Principals() {}

    /**
     * A principal.
     *
     * @param pointer where it stands below the policy; empty where the policy is a text
     */
    public record Found(String pointer, String value) {}

    /** The principals of a policy, written as a tree or as a JSON text; none where it cannot be read. */
    public static List<Found> in(JsonNode policy) {
        List<Found> found = new ArrayList<>();
        collect(tree(policy), found);
        return policy.isTextual()
                ? found.stream().map(one -> new Found("", one.value())).toList()
                : found;
    }

    private static JsonNode tree(JsonNode policy) {
        if (!policy.isTextual()) {
            return policy;
        }
        try {
            return JSON.readTree(policy.textValue());
        } catch (JsonProcessingException reportedElsewhere) {
            return MissingNode.getInstance();
        }
    }

    private static void collect(JsonNode policy, List<Found> into) {
        JsonNode statements = policy.path("Statement");
        if (statements.isObject()) {
            statement(statements, "/Statement", into);
        }
        for (int i = 0; statements.isArray() && i < statements.size(); i++) {
            statement(statements.get(i), "/Statement/" + i, into);
        }
    }

    private static void statement(JsonNode statement, String pointer, List<Found> into) {
        for (String element : List.of("Principal", "NotPrincipal")) {
            JsonNode names = statement.path(element).path("AWS");
            String at = pointer + "/" + element + "/AWS";
            if (names.isTextual()) {
                into.add(new Found(at, names.textValue()));
            }
            for (int i = 0; names.isArray() && i < names.size(); i++) {
                into.add(new Found(at + "/" + i, names.get(i).asText()));
            }
        }
    }
}
