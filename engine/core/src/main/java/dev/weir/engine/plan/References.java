package dev.weir.engine.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the references that an object's properties hold, along the kind's schema, and the principals of its policies: what the
 * service looks up, so that it must exist first. What any other text names orders nothing.
 */
final class References {
    private References() {}

    /**
     * A value that names another object.
     *
     * @param pointer where it stands in the properties
     */
    record Found(String pointer, KindSchema.Reference reference, String value) {
        /** The object, where the value is its name. */
        Optional<Identity> identity() {
            return reference.attribute().equals("identity")
                    ? Optional.of(new Identity(reference.kind(), value))
                    : Optional.empty();
        }
    }

    static List<Found> in(KindSchema schema, ObjectNode properties) {
        List<Found> found = new ArrayList<>();
        walk(schema.document(), properties, JsonPointer.empty(), found);
        return found;
    }

    /** The object that this one lies in: a table's database, a schema's registry, an object's bucket. */
    static Optional<Identity> container(KindSchema schema, Identity identity) {
        if (schema.identity().size() < 2) {
            return Optional.empty();
        }
        JsonNode outermost = schema.properties().get(schema.identity().getFirst());
        return Optional.ofNullable(outermost)
                .flatMap(KindSchema::reference)
                .filter(reference -> reference.attribute().equals("identity"))
                .map(reference -> new Identity(reference.kind(), identity.parent()));
    }

    private static void walk(JsonNode schema, JsonNode value, JsonPointer path, List<Found> into) {
        if (KindSchema.is(schema, "policy")) {
            Principals.in(value)
                    .forEach(found -> into.add(new Found(path + found.pointer(), Principals.REFERENCE, found.value())));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(entry -> walk(
                            KindSchema.member(schema, entry.getKey()),
                            entry.getValue(),
                            path.appendProperty(entry.getKey()),
                            into));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(schema.path("items"), value.get(i), path.appendIndex(i), into);
            }
        } else if (value.isTextual() && !value.asText().isEmpty()) {
            KindSchema.reference(schema)
                    .ifPresent(reference -> into.add(new Found(path.toString(), reference, value.asText())));
        }
    }
}
