package dev.weir.etl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** One object of a pipeline's document, which knows where it stands. */
final class SpecNode {
    private final JsonNode node;
    private final String path;

    SpecNode(JsonNode node, String path) {
        if (!node.isObject()) {
            throw failure(path.isEmpty() ? "the pipeline" : path, "is not an object");
        }
        this.node = node;
        this.path = path;
    }

    /** Refuses members that are none of these. */
    void only(String... members) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Arrays.asList(members).contains(name)) {
                throw failure(path + "/" + name, "is unknown; expected one of " + String.join(", ", members));
            }
        }
    }

    boolean has(String member) {
        return node.has(member);
    }

    SpecNode object(String member) {
        return new SpecNode(value(member), path + "/" + member);
    }

    List<SpecNode> array(String member) {
        JsonNode array = value(member);
        if (!array.isArray()) {
            throw wrong(member, "an array");
        }
        List<SpecNode> elements = new ArrayList<>();
        for (int index = 0; index < array.size(); index++) {
            elements.add(new SpecNode(array.get(index), path + "/" + member + "/" + index));
        }
        return elements;
    }

    String anyText(String member) {
        JsonNode text = value(member);
        if (!text.isTextual()) {
            throw wrong(member, "a string");
        }
        return text.textValue();
    }

    String text(String member) {
        String text = anyText(member);
        if (text.isEmpty()) {
            throw wrong(member, "a string");
        }
        return text;
    }

    String oneOf(String member, List<String> values) {
        String text = anyText(member);
        if (!values.contains(text)) {
            throw wrong(member, "one of " + String.join(", ", values));
        }
        return text;
    }

    long number(String member, long min, long max) {
        JsonNode number = value(member);
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < min
                || number.longValue() > max) {
            throw wrong(member, "a whole number of " + min + " to " + max);
        }
        return number.longValue();
    }

    boolean isTrue(String member) {
        JsonNode truth = value(member);
        if (!truth.isBoolean()) {
            throw wrong(member, "true or false");
        }
        return truth.booleanValue();
    }

    /** The text of an object's name in S3. */
    String place(String member) {
        try {
            return ObjectName.parse(text(member)).toString();
        } catch (IllegalArgumentException malformed) {
            throw wrong(member, "s3://bucket/key");
        }
    }

    PipelineException wrong(String member, String wanted) {
        String shown = node.path(member).toString();
        return failure(path + "/" + member, "is %s; expected %s".formatted(shown, wanted));
    }

    private JsonNode value(String member) {
        JsonNode value = node.get(member);
        if (value == null) {
            throw failure(path + "/" + member, "is missing");
        }
        return value;
    }

    private static PipelineException failure(String path, String problem) {
        return new PipelineException(PipelineException.Reason.SPEC, "the pipeline's document: " + path + " " + problem);
    }
}
