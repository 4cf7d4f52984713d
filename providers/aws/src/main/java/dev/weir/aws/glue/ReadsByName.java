package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads objects that one operation gets by name and another by up to a hundred names.
 *
 * @param one gets an object
 * @param many gets a hundred
 */
record ReadsByName(One one, Many many) {
    private static final int FEW = 3;
    private static final int MOST_NAMES = 100;

    /**
     * An operation that gets one object.
     *
     * @param name the input's member that names it
     * @param result the output's member that holds it
     */
    record One(String operation, String name, String result) {}

    /**
     * An operation that gets several.
     *
     * @param names the input's member that names them
     * @param results the output's member that holds those that exist
     */
    record Many(String operation, String names, String results) {}

    /** A call whose failure for want of the object is an answer, too. */
    @FunctionalInterface
    interface Lookup {
        Optional<ObjectNode> ifPresent(String operation, ObjectNode input, Identity identity);
    }

    /** The objects that exist, in the API's own spelling. */
    List<JsonNode> read(Collection<Identity> identities, Lookup lookup, AwsCalls calls) {
        return identities.size() <= FEW ? each(identities, lookup) : hundreds(List.copyOf(identities), calls);
    }

    private List<JsonNode> each(Collection<Identity> identities, Lookup lookup) {
        return identities.stream()
                .map(identity ->
                        lookup.ifPresent(one.operation(), AwsCalls.tree().put(one.name(), identity.name()), identity))
                .flatMap(Optional::stream)
                .map(output -> output.path(one.result()))
                .toList();
    }

    private List<JsonNode> hundreds(List<Identity> identities, AwsCalls calls) {
        List<JsonNode> found = new ArrayList<>();
        for (int from = 0; from < identities.size(); from += MOST_NAMES) {
            ObjectNode input = AwsCalls.tree();
            ArrayNode names = input.putArray(many.names());
            identities.subList(from, Math.min(identities.size(), from + MOST_NAMES)).stream()
                    .map(Identity::name)
                    .forEach(names::add);
            calls.call(many.operation(), input).path(many.results()).forEach(found::add);
        }
        return found;
    }
}
