package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.model.Member;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.util.List;
import java.util.Map;

/** Reads XML elements into a tree by the model; elements the model does not know are left out. */
final class XmlReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ServiceModel model;

    XmlReader(ServiceModel model) {
        this.model = model;
    }

    /** The members that travel in the body, added to {@code target}. */
    void members(Shape.Structure shape, XmlElement element, ObjectNode target) {
        for (Map.Entry<String, Member> entry : shape.members().entrySet()) {
            Member member = entry.getValue();
            String wire = member.wireName().orElse(entry.getKey());
            if (member.attribute()) {
                String value = element.attributes().get(wire.substring(wire.indexOf(':') + 1));
                if (value != null) {
                    target.put(entry.getKey(), value);
                }
            } else if (member.location().isEmpty()) {
                member(entry.getKey(), wire, member, element, target);
            }
        }
    }

    private void member(String name, String wire, Member member, XmlElement element, ObjectNode target) {
        Shape shape = model.shape(member);
        if (shape instanceof Shape.Sequence list && (list.flattened() || member.flattened())) {
            String item = list.member()
                    .wireName()
                    .filter(own -> member.wireName().isEmpty())
                    .orElse(wire);
            List<XmlElement> items = element.children(item);
            if (!items.isEmpty()) {
                target.set(name, list(list, items));
            }
        } else {
            element.child(wire).ifPresent(child -> target.set(name, read(shape, child)));
        }
    }

    JsonNode read(Shape shape, XmlElement element) {
        return switch (shape) {
            case Shape.Structure structure -> {
                ObjectNode result = NODES.objectNode();
                members(structure, element, result);
                yield result;
            }
            case Shape.Sequence list ->
                list(list, element.children(list.member().wireName().orElse("member")));
            case Shape.Dictionary map -> map(map, element.children("entry"));
            case Shape.Text leaf -> scalar(leaf, element);
            case Shape.Numeric leaf -> scalar(leaf, element);
            case Shape.Truth leaf -> scalar(leaf, element);
            case Shape.Blob leaf -> scalar(leaf, element);
            case Shape.Timestamp leaf -> scalar(leaf, element);
            case Shape.Document leaf -> throw XmlElement.malformed();
        };
    }

    private JsonNode list(Shape.Sequence list, List<XmlElement> items) {
        ArrayNode result = NODES.arrayNode(items.size());
        items.forEach(item -> result.add(read(model.shape(list.member()), item)));
        return result;
    }

    private JsonNode map(Shape.Dictionary map, List<XmlElement> entries) {
        ObjectNode result = NODES.objectNode();
        for (XmlElement entry : entries) {
            String key = entry.child(map.key().wireName().orElse("key"))
                    .orElseThrow(XmlElement::malformed)
                    .text();
            entry.child(map.value().wireName().orElse("value"))
                    .ifPresent(value -> result.set(key, read(model.shape(map.value()), value)));
        }
        return result;
    }

    private static JsonNode scalar(Shape shape, XmlElement element) {
        try {
            return Scalars.parse(shape, element.text());
        } catch (IllegalArgumentException e) {
            throw XmlElement.malformed();
        }
    }
}
