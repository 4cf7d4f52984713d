package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;

/**
 * Settings that have operations of their own, which may be denied while the object itself can be read. Such a setting is left alone
 * unless the spec says what it must be.
 */
public final class Unread {
    private static final String ATTRIBUTE = "unread";

    private Unread() {}

    /** Notes the properties that may not be read, each with the operation that is denied, among an object's attributes. */
    public static void note(ObjectNode attributes, ObjectNode unread) {
        if (!unread.isEmpty()) {
            attributes.set(ATTRIBUTE, unread);
        }
    }

    /** The live properties with the unread ones as desired, where nothing but the default is; anything else is an error. */
    public static ObjectNode assume(KindSchema schema, Draft draft, Live live) {
        ObjectNode compared = live.properties().deepCopy();
        live.attributes().path(ATTRIBUTE).properties().forEach(unread -> {
            String property = unread.getKey();
            JsonNode desired = draft.desired(property);
            JsonNode byDefault = schema.properties().get(property).path("default");
            if (desired.isMissingNode()) {
                compared.remove(property);
            } else if (desired.equals(byDefault)) {
                compared.set(property, desired);
            } else {
                draft.diagnose(Diagnostic.error(
                        "A property cannot be read",
                        "%s is declared, but %s is denied. Allow it, or remove the property."
                                .formatted(property, unread.getValue().asText())));
            }
        });
        return compared;
    }
}
