package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.model.Member;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.util.Map;

/** Writes an output tree as XML elements; members the model does not know, and nulls, are left out. */
final class XmlWriter {
    private final ServiceModel model;
    private final XmlText out;

    XmlWriter(ServiceModel model, XmlText out) {
        this.model = model;
        this.out = out;
    }

    /** The members that travel in the body, without an element around them. */
    void members(Shape.Structure shape, JsonNode value) {
        for (Map.Entry<String, Member> entry : shape.members().entrySet()) {
            Member member = entry.getValue();
            JsonNode child = value.get(entry.getKey());
            if (child != null && !child.isNull() && member.location().isEmpty() && !member.attribute()) {
                member(entry.getKey(), member, child);
            }
        }
    }

    /** An element with its attributes. */
    void element(String name, Member member, JsonNode value) {
        Shape shape = model.shape(member);
        out.open(name, attributes(member, shape, value));
        content(shape, value);
        out.close(name);
    }

    private void member(String name, Member member, JsonNode value) {
        Shape shape = model.shape(member);
        String wire = member.wireName().orElse(name);
        if (shape instanceof Shape.Sequence list && (list.flattened() || member.flattened())) {
            String item = list.member()
                    .wireName()
                    .filter(own -> member.wireName().isEmpty())
                    .orElse(wire);
            value.forEach(entry -> element(item, list.member(), entry));
        } else if (shape instanceof Shape.Dictionary map && (map.flattened() || member.flattened())) {
            entries(wire, map, value);
        } else {
            element(wire, member, value);
        }
    }

    private void content(Shape shape, JsonNode value) {
        switch (shape) {
            case Shape.Structure structure -> members(structure, value);
            case Shape.Sequence list -> {
                String item = list.member().wireName().orElse("member");
                value.forEach(entry -> element(item, list.member(), entry));
            }
            case Shape.Dictionary map -> entries("entry", map, value);
            case Shape.Text leaf -> out.value(Scalars.format(leaf, value, false));
            case Shape.Numeric leaf -> out.value(Scalars.format(leaf, value, false));
            case Shape.Truth leaf -> out.value(Scalars.format(leaf, value, false));
            case Shape.Blob leaf -> out.value(Scalars.format(leaf, value, false));
            case Shape.Timestamp leaf -> out.value(Scalars.format(leaf, value, false));
            case Shape.Document leaf -> out.value(value.toString());
        }
    }

    private void entries(String name, Shape.Dictionary map, JsonNode value) {
        value.properties().forEach(entry -> {
            out.open(name).element(map.key().wireName().orElse("key"), entry.getKey());
            element(map.value().wireName().orElse("value"), map.value(), entry.getValue());
            out.close(name);
        });
    }

    private static String attributes(Member member, Shape shape, JsonNode value) {
        StringBuilder text = new StringBuilder();
        member.namespace().ifPresent(uri -> text.append("xmlns=\"").append(uri).append('"'));
        if (shape instanceof Shape.Structure structure) {
            structure.members().forEach((name, attribute) -> {
                if (attribute.attribute() && value.hasNonNull(name)) {
                    String wire = attribute.wireName().orElse(name);
                    text.append(declaration(wire)).append(wire).append("=\"");
                    text.append(XmlText.escaped(value.get(name).asText())).append('"');
                }
            });
        }
        return text.toString();
    }

    /** S3's one shape with an attribute, a grantee, has that attribute in a namespace of its own. */
    private static String declaration(String attribute) {
        return attribute.startsWith("xsi:") ? "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " : "";
    }
}
