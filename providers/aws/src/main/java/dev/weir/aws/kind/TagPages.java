package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The services' ways to say that an object has more tags than one answer holds. */
final class TagPages {
    private TagPages() {}

    /** The input that asks for the page after this one; nothing after the last. */
    static Optional<ObjectNode> next(ObjectNode input, JsonNode page) {
        JsonNode tags = page.path("Tags");
        if (page.path("HasMoreTags").asBoolean() && !tags.isEmpty()) {
            String last = tags.get(tags.size() - 1).path("Key").asText();
            return Optional.of(input.deepCopy().put("ExclusiveStartTagKey", last));
        }
        if (page.path("IsTruncated").asBoolean() && page.hasNonNull("Marker")) {
            return Optional.of(
                    input.deepCopy().put("Marker", page.path("Marker").asText()));
        }
        return Optional.empty();
    }
}
