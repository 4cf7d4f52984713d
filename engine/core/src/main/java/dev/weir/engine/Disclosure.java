package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Resource;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SensitivePlaces;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may be shown of a live object. AWS knows no sensitive texts: only the stack does. So a text is shown where the stack
 * declares one at the same place that is not sensitive, or where the kind's schema vouches for it, as for names, references and
 * enumerations. In place of any other stands {@value #HIDDEN}.
 *
 * What the object's mark or its declaration say is sensitive is never shown, be it a text or not.
 *
 * @param declared the object's declaration, where it has one that is known
 */
public record Disclosure(KindSchema schema, Optional<Resource> declared) {
    public static final String HIDDEN = "(not shown)";
    private static final Set<String> NO_TEXTS = Set.of("boolean", "integer", "number");

    public Disclosure {
        requireNonNull(schema, "schema");
        requireNonNull(declared, "declared");
    }

    /** An object's properties as they may be shown. */
    public ObjectNode of(Live object) {
        NavigableSet<String> sensitive = new TreeSet<>();
        object.owner().map(Ownership::sensitive).ifPresent(sensitive::addAll);
        declared.map(Resource::properties).map(SensitivePlaces::of).ifPresent(sensitive::addAll);
        ObjectNode live = SensitivePlaces.marked(object.properties(), sensitive, new TreeSet<>());
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        JsonNode declaration = declared.<JsonNode>map(Resource::properties).orElse(NullNode.getInstance());
        live.properties().forEach(member -> {
            String name = member.getKey();
            boolean named = schema.identity().contains(name);
            shown.set(
                    name,
                    named
                            ? member.getValue()
                            : shown(
                                    KindSchema.member(schema.document(), name),
                                    declaration.path(name),
                                    member.getValue()));
        });
        return shown;
    }

    /** An object's attributes without what its properties do not show. */
    public JsonNode attributes(Live object) {
        Set<JsonNode> hidden = new HashSet<>();
        collect(object.properties(), of(object), hidden);
        return without(hidden, object.attributes());
    }

    private static void collect(JsonNode value, JsonNode shown, Set<JsonNode> hidden) {
        if (value.isContainerNode()) {
            value.properties().forEach(member -> collect(member.getValue(), shown.path(member.getKey()), hidden));
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                collect(value.get(i), shown.path(i), hidden);
            }
        } else if (!value.equals(shown)) {
            hidden.add(value);
        }
    }

    private static JsonNode without(Set<JsonNode> hidden, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode members = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> members.set(member.getKey(), without(hidden, member.getValue())));
                yield members;
            }
            case ArrayNode array -> {
                ArrayNode elements = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> elements.add(without(hidden, element)));
                yield elements;
            }
            default -> hidden.contains(value) ? TextNode.valueOf(HIDDEN) : value;
        };
    }

    private JsonNode shown(JsonNode type, JsonNode declaration, JsonNode live) {
        return switch (live) {
            case ObjectNode object -> {
                ObjectNode members = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(member -> members.set(
                                member.getKey(),
                                shown(
                                        KindSchema.member(type, member.getKey()),
                                        declaration.path(member.getKey()),
                                        member.getValue())));
                yield members;
            }
            case ArrayNode array -> {
                ArrayNode elements = JsonNodeFactory.instance.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    elements.add(shown(type.path("items"), declaration.path(i), array.get(i)));
                }
                yield elements;
            }
            default ->
                !Sensitive.is(live) && (live.isNull() || isVouchedFor(type) || isHarmless(declaration))
                        ? live
                        : TextNode.valueOf(HIDDEN);
        };
    }

    private static boolean isVouchedFor(JsonNode type) {
        return !KindSchema.is(type, "sensitive")
                && (type.has("enum")
                        || KindSchema.reference(type).isPresent()
                        || NO_TEXTS.contains(type.path("type").asText()));
    }

    private static boolean isHarmless(JsonNode declaration) {
        return declaration.isValueNode() && !declaration.isNull() && !Sensitive.is(declaration);
    }
}
