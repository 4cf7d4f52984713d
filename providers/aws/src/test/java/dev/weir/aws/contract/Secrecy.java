package dev.weir.aws.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.Plan;
import dev.weir.engine.StandIns;
import dev.weir.engine.json.HiddenPlan;
import dev.weir.engine.json.PlanFile;
import dev.weir.engine.json.PlanJson;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a plan tells about the sensitive values that it is made from: nothing, when it looks the same for other ones. All that a
 * declaration may take from sensitive variables counts: texts, numbers, booleans and words of the service, but no names.
 */
final class Secrecy {
    private static final JsonMapper JSON = new JsonMapper();

    /** Different whenever a file is written, or made of what is encrypted. */
    private static final Set<String> CIPHERS = Set.of("salt", "check", "digests", "digest", "weir:encrypted");

    /** What is done with an object and how many such changes there are cannot be hidden from whoever reviews a plan. */
    private static final Set<String> KNOWN = Set.of("action", "summary");

    private static final int SHORTEST = 3;

    private final KindSchema schema;

    Secrecy(KindSchema schema) {
        this.schema = schema;
    }

    /** The properties with marks on all scalars that name nothing. */
    ObjectNode marked(ObjectNode properties) {
        ObjectNode marked = (ObjectNode) mark(SchemaTree.of(schema), properties);
        schema.identity().forEach(name -> marked.set(name, properties.get(name)));
        return marked;
    }

    private static JsonNode mark(SchemaTree tree, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode marked = object.objectNode();
                object.properties()
                        .forEach(member ->
                                marked.set(member.getKey(), mark(tree.member(member.getKey()), member.getValue())));
                yield marked;
            }
            case ArrayNode array -> {
                ArrayNode marked = array.arrayNode();
                array.forEach(element -> marked.add(mark(tree.element(), element)));
                yield marked;
            }
            default ->
                KindSchema.reference(tree.schema()).isPresent() ? value : Sensitive.mark(value, List.of("var.s"));
        };
    }

    /** The properties with another value that the schema allows in place of each marked one, marked as well. */
    ObjectNode others(ObjectNode marked) {
        return (ObjectNode) other(SchemaTree.of(schema), marked);
    }

    private static JsonNode other(SchemaTree tree, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode other = object.objectNode();
                object.properties()
                        .forEach(member ->
                                other.set(member.getKey(), other(tree.member(member.getKey()), member.getValue())));
                yield other;
            }
            case ArrayNode array -> {
                ArrayNode other = array.arrayNode();
                array.forEach(element -> other.add(other(tree.element(), element)));
                yield other;
            }
            default ->
                Sensitive.is(value) ? Sensitive.mark(scalar(tree.schema(), value), Sensitive.originsIn(value)) : value;
        };
    }

    private static JsonNode scalar(JsonNode type, JsonNode value) {
        for (JsonNode word : type.path("enum")) {
            if (!word.equals(value)) {
                return word;
            }
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.booleanValue());
        }
        if (value.isNumber()) {
            boolean most = type.has("maximum")
                    && value.decimalValue().compareTo(type.get("maximum").decimalValue()) >= 0;
            BigDecimal other = value.decimalValue().add(most ? BigDecimal.ONE.negate() : BigDecimal.ONE);
            return value.isIntegralNumber() ? LongNode.valueOf(other.longValueExact()) : DecimalNode.valueOf(other);
        }
        return StandIns.of(value);
    }

    /** The marked texts of some length that a plan shows and another one does not. */
    static List<String> quoted(ObjectNode marked, Plan plan, Plan other) {
        String shown = view(plan).toString() + file(plan);
        String without = view(other).toString() + file(other);
        return texts(marked)
                .filter(text -> text.length() >= SHORTEST && shown.contains(text) && !without.contains(text))
                .toList();
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isContainerNode()
                ? StreamSupport.stream(value.spliterator(), false).flatMap(Secrecy::texts)
                : Stream.of(value.asText()).filter(text -> value.isTextual() && Sensitive.is(value));
    }

    /** Where two plans, in any form in which people and files get to see them, differ in a value. */
    static List<String> differences(Plan one, Plan other) {
        List<String> places = new ArrayList<>();
        compare("view", view(one), view(other), places);
        compare("file", file(one), file(other), places);
        return places;
    }

    private static JsonNode view(Plan plan) {
        return PlanJson.view(HiddenPlan.of(plan));
    }

    private static JsonNode file(Plan plan) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            PlanFile.write(plan, Map.of(), file);
            return JSON.readTree(file.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other values may take other steps: what only one of the plans has is no value that can be read there. */
    private static void compare(String place, JsonNode one, JsonNode other, List<String> places) {
        if (one.isObject() && other.isObject()) {
            one.properties().stream()
                    .filter(member -> other.has(member.getKey())
                            && !CIPHERS.contains(member.getKey())
                            && !KNOWN.contains(member.getKey()))
                    .forEach(member -> compare(
                            place + "/" + member.getKey(), member.getValue(), other.get(member.getKey()), places));
        } else if (one.isArray() && other.isArray()) {
            compareElements(place, one, other, places);
        } else if (!one.equals(other) && !isHidden(one) && !isHidden(other)) {
            places.add("%s: %s, %s".formatted(place, one, other));
        }
    }

    private static boolean isHidden(JsonNode value) {
        return value.asText().contains(Sensitive.HIDDEN) || value.asText().contains(StandIns.NOT_SHOWN);
    }

    private static void compareElements(String place, JsonNode one, JsonNode other, List<String> places) {
        Map<String, JsonNode> counterparts = named(other);
        named(one).forEach((name, element) -> {
            if (counterparts.containsKey(name)) {
                compare(place + "/" + name, element, counterparts.get(name), places);
            }
        });
    }

    /** Elements by what they are known by; others by their number where there are as many. */
    private static Map<String, JsonNode> named(JsonNode array) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        int index = 0;
        for (JsonNode element : array) {
            String name = Stream.of("path", "operation", "summary")
                    .map(member -> element.path(member).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(index++ + " of " + array.size());
            while (named.containsKey(name)) {
                name += "'";
            }
            named.put(name, element);
        }
        return named;
    }
}
