package dev.weir.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import dev.weir.local.model.Shape.Blob;
import dev.weir.local.model.Shape.Dictionary;
import dev.weir.local.model.Shape.Numeric;
import dev.weir.local.model.Shape.Sequence;
import dev.weir.local.model.Shape.Structure;
import dev.weir.local.model.Shape.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Checks an input against its shape and words what is wrong as AWS does. */
public final class Validation {
    private static final int REPORTED = 10;
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final ServiceModel model;
    private final List<String> violations = new ArrayList<>();

    private Validation(ServiceModel model) {
        this.model = model;
    }

    /**
     * Refuses an input that breaks its shape.
     *
     * @throws AwsException naming every violated constraint
     */
    public static void check(ServiceModel model, Structure shape, JsonNode input, String code) {
        List<String> found = violations(model, shape, input);
        if (!found.isEmpty()) {
            int count = found.size();
            throw new AwsException(
                    code,
                    count + " validation error" + (count == 1 ? "" : "s") + " detected: " + String.join("; ", found));
        }
    }

    /** At most ten sentences, each naming value, place and constraint. */
    static List<String> violations(ServiceModel model, Structure shape, JsonNode input) {
        Validation validation = new Validation(model);
        validation.structure(shape, input, "");
        return List.copyOf(validation.violations.subList(0, Math.min(REPORTED, validation.violations.size())));
    }

    private void structure(Structure shape, JsonNode value, String path) {
        shape.members().forEach((name, member) -> {
            JsonNode child = value.get(name);
            String place = path.isEmpty() ? decapitalized(name) : path + "." + decapitalized(name);
            if (child != null && !child.isNull()) {
                check(model.shape(member), child, place);
            } else if (shape.required().contains(name) && !member.streaming()) {
                violations.add("Value null at '" + place + "' failed to satisfy constraint: Member must not be null");
            }
        });
    }

    private void check(Shape shape, JsonNode value, String path) {
        switch (shape) {
            case Structure structure -> structure(structure, value, path);
            case Sequence list -> sequence(list, value, path);
            case Dictionary map -> dictionary(map, value, path);
            case Text text -> text(text, value.asText(), path);
            case Numeric number -> range(number, value, path);
            case Blob blob -> blob(blob, value, path);
            case Shape.Truth truth -> {}
            case Shape.Timestamp timestamp -> {}
            case Shape.Document document -> {}
        }
    }

    private void sequence(Sequence shape, JsonNode value, String path) {
        length(shape.size(), value.size(), at(shape, listing(value), path));
        int index = 1;
        for (JsonNode item : value) {
            check(model.shape(shape.member()), item, path + "." + index++ + ".member");
        }
    }

    private void dictionary(Dictionary shape, JsonNode value, String path) {
        length(shape.size(), value.size(), at(shape, value.toString(), path));
        value.properties().forEach(entry -> {
            Shape key = model.shape(shape.key());
            if (key instanceof Text text && !new Probe().allows(text, entry.getKey())) {
                violations.add("Value '" + listing(value) + "' at '" + path
                        + "' failed to satisfy constraint: Map keys must satisfy constraint: [" + rules(text) + "]");
            }
            check(model.shape(shape.value()), entry.getValue(), path + "." + entry.getKey() + ".member");
        });
    }

    private void text(Text shape, String value, String path) {
        String place = at(shape, value, path);
        if (!shape.values().isEmpty() && !shape.values().contains(value)) {
            violations.add(place + "Member must satisfy enum value set: [" + String.join(", ", shape.values()) + "]");
            return;
        }
        length(shape.length(), value.codePointCount(0, value.length()), place);
        shape.pattern()
                .filter(pattern -> !matches(pattern, value))
                .ifPresent(pattern ->
                        violations.add(place + "Member must satisfy regular expression pattern: " + pattern));
    }

    private void range(Numeric shape, JsonNode value, String path) {
        if (shape.range().hasMin() && value.asDouble() < shape.range().min()) {
            violations.add(at(shape, value.asText(), path) + "Member must have value greater than or equal to "
                    + shape.range().min());
        }
        if (shape.range().hasMax() && value.asDouble() > shape.range().max()) {
            violations.add(at(shape, value.asText(), path) + "Member must have value less than or equal to "
                    + shape.range().max());
        }
    }

    private void blob(Blob shape, JsonNode value, String path) {
        try {
            byte[] bytes = value.binaryValue();
            length(shape.length(), bytes == null ? 0 : bytes.length, at(shape, "java.nio.HeapByteBuffer", path));
        } catch (IOException e) {
            throw new AwsException("SerializationException", "Base64 decoding failed");
        }
    }

    private void length(Bounds bounds, long length, String place) {
        if (bounds.hasMin() && length < bounds.min()) {
            violations.add(place + "Member must have length greater than or equal to " + bounds.min());
        }
        if (bounds.hasMax() && length > bounds.max()) {
            violations.add(place + "Member must have length less than or equal to " + bounds.max());
        }
    }

    private static String rules(Text shape) {
        List<String> rules = new ArrayList<>();
        if (shape.length().hasMax()) {
            rules.add("Member must have length less than or equal to "
                    + shape.length().max());
        }
        if (shape.length().hasMin()) {
            rules.add("Member must have length greater than or equal to "
                    + shape.length().min());
        }
        shape.pattern().ifPresent(pattern -> rules.add("Member must satisfy regular expression pattern: " + pattern));
        return String.join(", ", rules);
    }

    private static String at(Shape shape, String value, String path) {
        String shown = shape.sensitive() ? "" : " '" + value + "'";
        return "Value" + shown + " at '" + path + "' failed to satisfy constraint: ";
    }

    private static String listing(JsonNode value) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.isValueNode() ? item.asText() : item.toString()));
        String text = String.join(", ", items);
        return "[" + (text.length() > 500 ? text.substring(0, 500) + "..." : text) + "]";
    }

    /** AWS takes texts of many lines, such as schema definitions, for patterns like {@code .*\\S.*}. */
    private static boolean matches(String pattern, String value) {
        return PATTERNS.computeIfAbsent(pattern, text -> Pattern.compile(text, Pattern.DOTALL))
                .matcher(value)
                .matches();
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Tries a constraint without reporting. */
    private final class Probe {
        boolean allows(Text shape, String value) {
            Validation trial = new Validation(model);
            trial.text(shape, value, "");
            return trial.violations.isEmpty();
        }
    }
}
