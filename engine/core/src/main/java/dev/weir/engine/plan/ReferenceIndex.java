package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the object that a reference means, also where the value is an ARN or another attribute and not the name. */
final class ReferenceIndex {
    private record Key(String kind, String attribute, String value) {}

    private final Map<Key, Identity> identities = new HashMap<>();

    /** Makes an object known by its name and by each text among its properties and attributes; the first one wins. */
    void add(Identity identity, ObjectNode properties, ObjectNode attributes) {
        add(identity, "identity", identity.name());
        attributes.properties().forEach(entry -> addText(identity, entry.getKey(), entry.getValue()));
        properties.properties().forEach(entry -> addText(identity, entry.getKey(), entry.getValue()));
    }

    Optional<Identity> resolve(References.Found found) {
        return Optional.ofNullable(identities.get(
                new Key(found.reference().kind(), found.reference().attribute(), found.value())));
    }

    private void addText(Identity identity, String attribute, JsonNode value) {
        if (value.isTextual()) {
            add(identity, attribute, value.asText());
        }
    }

    private void add(Identity identity, String attribute, String value) {
        identities.putIfAbsent(new Key(identity.kind(), attribute, value), identity);
    }
}
