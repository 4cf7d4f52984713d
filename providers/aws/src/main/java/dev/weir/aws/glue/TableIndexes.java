package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Settling.Failed;
import dev.weir.spi.Settling.Pending;
import dev.weir.spi.Settling.Settled;
import dev.weir.spi.Settling.State;
import dev.weir.spi.Settling.Underway;
import dev.weir.spi.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The indexes over a table's partitions. They are no part of the table for the API, and reading them costs a call a table.
 */
final class TableIndexes {
    static final String PROPERTY = "partitionIndexes";
    private static final String NAME = "indexName";
    private static final String KEYS = "keys";
    private static final String DELETING = "DELETING";

    private final AwsCalls calls;

    TableIndexes(AwsCalls calls) {
        this.calls = calls;
    }

    /** In the order of their names, because theirs means nothing. */
    static void sort(JsonNode declared) {
        Map<String, JsonNode> sorted = byName(declared);
        if (declared instanceof ArrayNode indexes && sorted.size() == indexes.size()) {
            indexes.removeAll();
            sorted.values().forEach(indexes::add);
        }
    }

    private static Map<String, JsonNode> byName(JsonNode indexes) {
        Map<String, JsonNode> byName = new TreeMap<>();
        indexes.forEach(index -> byName.put(index.path(NAME).asText(), index));
        return byName;
    }

    static void check(JsonNode desired, Mistakes mistakes) {
        Set<String> columns = new HashSet<>();
        desired.path("partitionKeys")
                .forEach(column -> columns.add(column.path("name").asText()));
        Set<String> names = new HashSet<>();
        int at = 0;
        for (JsonNode index : desired.path(PROPERTY)) {
            String place = "/" + PROPERTY + "/" + at++;
            if (!names.add(index.path(NAME).asText())) {
                mistakes.error(
                        place + "/" + NAME,
                        "Two partition indexes have the same name",
                        "The catalog tells the indexes of a table apart by their names. Rename one.");
            }
            for (JsonNode key : index.path(KEYS)) {
                if (!columns.isEmpty() && !columns.contains(key.asText())) {
                    mistakes.error(
                            place + "/" + KEYS,
                            "A partition index is over partition keys",
                            "'%s' is none. The partition keys of this table are %s."
                                    .formatted(
                                            key.asText(),
                                            String.join(
                                                    ", ",
                                                    columns.stream().sorted().toList())));
                }
            }
        }
    }

    static boolean isOver(Difference difference) {
        return difference.path().equals("/" + PROPERTY) || difference.path().startsWith("/" + PROPERTY + "/");
    }

    /** The indexes that a table has, in the order of their names. */
    ArrayNode of(Identity identity) {
        ArrayNode indexes = AwsCalls.tree().arrayNode();
        for (JsonNode descriptor : descriptors(identity)) {
            if (!descriptor.path("IndexStatus").asText().equals(DELETING)) {
                ObjectNode index = indexes.addObject()
                        .put(NAME, descriptor.path("IndexName").asText());
                ArrayNode keys = index.putArray(KEYS);
                descriptor.path("Keys").forEach(key -> keys.add(key.path("Name").asText()));
            }
        }
        sort(indexes);
        return indexes;
    }

    private List<JsonNode> descriptors(Identity identity) {
        return AwsCalls.ifPresent(() -> calls.all(
                        "glue:GetPartitionIndexes", table(identity), "NextToken", "PartitionIndexDescriptorList"))
                .orElseGet(List::of);
    }

    private static ObjectNode table(Identity identity) {
        return AwsCalls.tree().put("DatabaseName", identity.parent()).put("TableName", identity.leaf());
    }

    /** Takes indexes away that are declared otherwise, or no longer; an index cannot be changed. */
    static void delete(Draft draft) {
        Map<String, JsonNode> desired = byName(draft.desired(PROPERTY));
        byName(draft.live().properties().path(PROPERTY)).forEach((name, index) -> {
            if (!index.equals(desired.get(name))) {
                draft.settlingStep(
                        "glue:DeletePartitionIndex", table(draft.identity()).put("IndexName", name));
            }
        });
    }

    static void create(Draft draft) {
        Map<String, JsonNode> present = byName(draft.live().properties().path(PROPERTY));
        byName(draft.desired(PROPERTY)).forEach((name, index) -> {
            if (!index.equals(present.get(name))) {
                ObjectNode spelled = AwsCalls.tree();
                spelled.set("partitionIndex", index);
                ObjectNode input = table(draft.identity());
                input.setAll(AwsCalls.spell("glue:CreatePartitionIndex", spelled));
                draft.settlingStep("glue:CreatePartitionIndex", input);
            }
        });
    }

    /** Whether a table has the very index that a step creates. */
    boolean has(Identity identity, Step step) {
        JsonNode wanted = step.input().path("PartitionIndex");
        JsonNode found = byName(of(identity)).get(wanted.path("IndexName").asText());
        return found != null && found.path(KEYS).equals(wanted.path("Keys"));
    }

    State state(Pending pending) {
        String name = pending.step()
                .input()
                .path("PartitionIndex")
                .path("IndexName")
                .asText(pending.step().input().path("IndexName").asText());
        String status = descriptors(pending.identity()).stream()
                .filter(descriptor -> descriptor.path("IndexName").asText().equals(name))
                .map(descriptor -> descriptor.path("IndexStatus").asText())
                .findFirst()
                .orElse("");
        if (pending.step().action().equals("DeletePartitionIndex")) {
            return status.isEmpty() ? new Settled() : new Underway(DELETING);
        }
        return switch (status) {
            case "ACTIVE" -> new Settled();
            case "" -> new Underway("CREATING");
            case "FAILED" -> new Failed(failed(pending.identity(), name));
            default -> new Underway(status);
        };
    }

    private static Diagnostic failed(Identity identity, String name) {
        return Diagnostic.error(
                "The partition index could not be built",
                ("Index '%s' of %s is FAILED: partitions of the table do not suit its keys. Queries work without it."
                                + " `aws glue get-partition-indexes` names the partitions. Correct them, then apply again.")
                        .formatted(name, identity));
    }
}
