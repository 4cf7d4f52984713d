package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Resource;
import dev.weir.spec.Secrets;
import dev.weir.spi.KindSchema;
import java.util.Optional;
import java.util.Set;

/**
 * What may be shown of a live object. AWS knows no sensitive texts: only the stack does. So a text is shown where the stack
 * declares one at the same place that is not sensitive, or where the kind's schema vouches for it, as for names, references and
 * enumerations. In place of any other stands {@value #HIDDEN}.
 *
 * @param declared the object's declaration, where it has one that is known
 * @param secrets the stack's sensitive values, as far as they are known
 */
public record Disclosure(KindSchema schema, Optional<Resource> declared, Secrets secrets) {
    public static final String HIDDEN = "(not shown)";
    private static final Set<String> NO_TEXTS = Set.of("boolean", "integer", "number");

    public Disclosure {
        requireNonNull(schema, "schema");
        requireNonNull(declared, "declared");
        requireNonNull(secrets, "secrets");
    }

    /** An object's properties as they may be shown. */
    public ObjectNode of(ObjectNode live) {
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
            default -> live.isNull() || isVouchedFor(type) || isHarmless(declaration) ? live : TextNode.valueOf(HIDDEN);
        };
    }

    private static boolean isVouchedFor(JsonNode type) {
        return !KindSchema.is(type, "sensitive")
                && (type.has("enum")
                        || KindSchema.reference(type).isPresent()
                        || NO_TEXTS.contains(type.path("type").asText()));
    }

    private boolean isHarmless(JsonNode declaration) {
        String text = declaration.asText();
        return declaration.isValueNode()
                && !declaration.isNull()
                && secrets.hide(text).equals(text);
    }
}
