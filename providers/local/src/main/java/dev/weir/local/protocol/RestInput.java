package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.model.Member;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One REST request's members, gathered from path, query, headers and body. */
final class RestInput {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** DeleteObjects with 1,000 of the longest keys is the largest document there is. */
    private static final int LARGEST = 4 << 20;

    private final ServiceModel model;
    private final Shape.Structure shape;
    private final WireRequest request;

    RestInput(ServiceModel model, Shape.Structure shape, WireRequest request) {
        this.model = model;
        this.shape = shape;
        this.request = request;
    }

    boolean isStreamed() {
        return shape.payload()
                .filter(payload -> model.shape(shape.members().get(payload)) instanceof Shape.Blob)
                .isPresent();
    }

    /** All members but those of the body. */
    ObjectNode head(RestPath path) {
        ObjectNode input = NODES.objectNode();
        shape.members().forEach((name, member) -> {
            if (member.location().isPresent()) {
                String wire = member.wireName().orElse(name);
                switch (member.location().get()) {
                    case "uri" -> input.put(name, wire.equals("Bucket") ? path.bucket() : path.key());
                    case "querystring" -> values(name, member, request.query().get(wire), input);
                    case "header" -> values(name, member, header(member, wire), input);
                    case "headers" -> prefixed(name, wire, input);
                    default -> throw new IllegalStateException(name + " is in an unknown place: " + member);
                }
            }
        });
        return input;
    }

    /** Adds the members of the body. */
    ObjectNode body(ObjectNode input, Payload body) throws IOException {
        byte[] bytes = body.open().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new AwsException("MaxMessageLengthExceeded", "Your request was too large.");
        }
        if (bytes.length == 0) {
            return input;
        }
        if (shape.payload().isPresent()) {
            String name = shape.payload().get();
            Shape payload = model.shape(shape.members().get(name));
            if (payload instanceof Shape.Text) {
                input.put(name, new String(bytes, StandardCharsets.UTF_8));
            } else {
                input.set(name, new XmlReader(model).read(payload, XmlElement.parse(bytes)));
            }
        } else if (shape.members().values().stream()
                .anyMatch(member -> member.location().isEmpty())) {
            new XmlReader(model).members(shape, XmlElement.parse(bytes), input);
        }
        return input;
    }

    private List<String> header(Member member, String wire) {
        List<String> values = request.headers().get(wire.toLowerCase(Locale.ROOT));
        return values == null || !(model.shape(member) instanceof Shape.Sequence)
                ? values
                : values.stream()
                        .flatMap(value -> List.of(value.strip().split("\\s*,\\s*", -1)).stream())
                        .toList();
    }

    private void values(String name, Member member, List<String> texts, ObjectNode input) {
        if (texts == null || texts.isEmpty()) {
            return;
        }
        try {
            if (model.shape(member) instanceof Shape.Sequence list) {
                ArrayNode array = input.putArray(name);
                texts.forEach(text -> array.add(Scalars.parse(model.shape(list.member()), text)));
            } else {
                input.set(name, Scalars.parse(model.shape(member), texts.getFirst()));
            }
        } catch (IllegalArgumentException e) {
            throw new AwsException(
                    "InvalidArgument",
                    "Provided " + member.wireName().orElse(name)
                            + " not an integer or within integer range, or otherwise invalid");
        }
    }

    private void prefixed(String name, String prefix, ObjectNode input) {
        ObjectNode map = NODES.objectNode();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (header.getKey().startsWith(prefix.toLowerCase(Locale.ROOT))) {
                map.put(header.getKey().substring(prefix.length()), String.join(",", header.getValue()));
            }
        }
        if (!map.isEmpty()) {
            input.set(name, map);
        }
    }

    static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
