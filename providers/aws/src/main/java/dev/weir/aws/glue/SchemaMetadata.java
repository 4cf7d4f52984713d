package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The pairs of keys and values that belong to the latest version of a schema. Serializers of AWS write pairs of their own, so a
 * mark on the schema lists the keys that its stack has declared. Only schemas with that mark cost the call that reads pairs.
 */
final class SchemaMetadata {
    static final String PROPERTY = "metadata";
    static final String MARK = "weir:metadata";

    /** A tag's value is no longer. */
    private static final int LONGEST_MARK = 256;

    private static final String VALUE = "MetadataValue";

    private final AwsCalls calls;

    SchemaMetadata(AwsCalls calls) {
        this.calls = calls;
    }

    /** The mark of properties; empty when they have no metadata. */
    static Map<String, String> mark(JsonNode properties) {
        JsonNode metadata = properties.path(PROPERTY);
        return metadata.isEmpty() ? Map.of() : Map.of(MARK, String.join(" ", keys(metadata)));
    }

    private static SortedSet<String> keys(JsonNode metadata) {
        NavigableSet<String> keys = new TreeSet<>();
        metadata.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Notes the keys that a mark lists; their values are yet to be read. */
    static void restore(ObjectNode properties, Map<String, String> tags) {
        String listed = tags.getOrDefault(MARK, "");
        if (!listed.isEmpty()) {
            ObjectNode metadata = properties.putObject(PROPERTY);
            for (String key : listed.split(" ", -1)) {
                metadata.put(key, "");
            }
        }
    }

    static void check(JsonNode desired, Mistakes mistakes) {
        if (mark(desired).getOrDefault(MARK, "").length() > LONGEST_MARK) {
            mistakes.error(
                    "/" + PROPERTY,
                    "The keys of the metadata are too long together",
                    "A tag of the schema remembers which pairs are the stack's, and holds up to 256 characters of keys. Choose"
                            + " shorter keys.");
        }
    }

    /** The noted keys with the values that the latest version has, without those that it does not have. */
    JsonNode of(Live schema) {
        JsonNode noted = schema.properties().path(PROPERTY);
        JsonNode version = schema.attributes().path("versionNumber");
        if (noted.isEmpty() || !version.isNumber()) {
            return MissingNode.getInstance();
        }
        JsonNode found = pairs(schema.identity(), version);
        ObjectNode metadata = AwsCalls.tree();
        noted.fieldNames().forEachRemaining(key -> {
            if (found.has(key)) {
                metadata.set(key, found.path(key).path(VALUE));
            }
        });
        return metadata;
    }

    private JsonNode pairs(Identity identity, JsonNode version) {
        ObjectNode input = at(identity);
        input.putObject("SchemaVersionNumber").set("VersionNumber", version);
        return AwsCalls.ifPresent(() -> calls.call("glue:QuerySchemaVersionMetadata", input, identity))
                .<JsonNode>map(answer -> answer.path("MetadataInfoMap"))
                .orElseGet(AwsCalls::tree);
    }

    /** Takes pairs from the latest version that are declared no longer. */
    static void remove(Draft draft) {
        JsonNode desired = draft.desired(PROPERTY);
        draft.live().properties().path(PROPERTY).properties().forEach(pair -> {
            if (!pair.getValue().equals(desired.path(pair.getKey()))) {
                draft.step("glue:RemoveSchemaVersionMetadata", input(draft, pair));
            }
        });
    }

    /** Adds the declared pairs that the latest version does not have. */
    static void put(Draft draft, JsonNode present) {
        Map<String, JsonNode> missing = new LinkedHashMap<>();
        draft.desired(PROPERTY).properties().forEach(pair -> missing.put(pair.getKey(), pair.getValue()));
        missing.entrySet().removeIf(pair -> pair.getValue().equals(present.path(pair.getKey())));
        missing.entrySet().forEach(pair -> draft.step("glue:PutSchemaVersionMetadata", input(draft, pair)));
    }

    private static ObjectNode input(Draft draft, Map.Entry<String, JsonNode> pair) {
        ObjectNode input = at(draft.identity());
        input.putObject("SchemaVersionNumber").put("LatestVersion", true);
        input.putObject("MetadataKeyValue").put("MetadataKey", pair.getKey()).set(VALUE, pair.getValue());
        return input;
    }

    private static ObjectNode at(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", SchemaVersions.id(identity));
        return input;
    }
}
