package dev.weir.aws.kind;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import java.util.Map;
import java.util.Optional;

/**
 * A live object as its service describes it.
 *
 * @param properties in the shape of the kind's schema, without tags
 * @param attributes beyond those that follow from the properties
 * @param tags where the description holds them
 */
public record Found(
        Identity identity, ObjectNode properties, ObjectNode attributes, Optional<Map<String, String>> tags) {
    public Found {
        requireNonNull(identity, "identity");
        requireNonNull(properties, "properties");
        requireNonNull(attributes, "attributes");
        tags = tags.map(Map::copyOf);
    }

    public Found(Identity identity, ObjectNode properties, ObjectNode attributes) {
        this(identity, properties, attributes, Optional.empty());
    }
}
