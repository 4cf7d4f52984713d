package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Live;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The parts of an object that could not be read although the object itself could. They are noted among its attributes. A plan names
 * them and leaves them as they are, whatever they may be.
 */
public final class Unread {
    private static final String ATTRIBUTE = "unread";

    private Unread() {}

    /** Notes a property and why it could not be read. */
    public static void note(ObjectNode attributes, String property, AwsFailure denial) {
        attributes.withObjectProperty(ATTRIBUTE).put(property, denial.denial());
    }

    /** The properties of an object that could not be read. */
    public static SortedSet<String> of(Live live) {
        SortedSet<String> properties = new TreeSet<>();
        live.attributes().path(ATTRIBUTE).properties().forEach(denial -> properties.add(denial.getKey()));
        return properties;
    }

    /** Why one of some properties could not be read. */
    public static Optional<String> reason(Live live, List<String> properties) {
        return properties.stream()
                .map(property -> live.attributes().path(ATTRIBUTE).path(property))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    /** The object as if all that could not be read were as desired. */
    static Live assumed(Live live, JsonNode desired) {
        if (of(live).isEmpty()) {
            return live;
        }
        ObjectNode properties = live.properties().deepCopy();
        of(live).forEach(property -> {
            properties.remove(property);
            if (desired.has(property)) {
                properties.set(property, desired.get(property));
            }
        });
        return new Live(live.identity(), properties, live.attributes(), live.owner());
    }

    /** What a plan says of such parts. */
    static List<Diagnostic> warnings(Live live) {
        return of(live).stream()
                .map(property -> Diagnostic.warning(
                        "A part of the object cannot be read",
                        "Nothing is planned for %s of the %s, whatever it is now: %s"
                                .formatted(
                                        property,
                                        live.identity().description(),
                                        live.attributes()
                                                .path(ATTRIBUTE)
                                                .path(property)
                                                .asText())))
                .toList();
    }
}
