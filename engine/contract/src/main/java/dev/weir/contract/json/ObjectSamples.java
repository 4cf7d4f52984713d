package dev.weir.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Objects of the writer's that may be witnesses, grown from one small sample. */
final class ObjectSamples {
    /** Names that schemas hardly mention, and some that match common patterns. */
    private static final List<String> NAMES =
            List.of("other", "x", "x-other", "a", "A", "0", "1", "_", "other1", "otherId", "OTHER");

    private static final int MAX_PATTERNS = 10;
    private static final int MAX_NAME = 500;
    private static final int MAX_PROPERTIES = 200;

    private final Site site;
    private Optional<JsonNode> smallest;

    ObjectSamples(Site site) {
        this.site = site;
    }

    /** Among them some that match the patterns of either side. */
    Stream<String> names() {
        Stream<String> patterns = Stream.concat(
                site.branch().namePatterns().stream(), site.right().allNamed("patternProperties").keySet().stream());
        Stream<String> limits = site.branch().children("propertyNames").stream()
                .map(names -> names.get("pattern"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
        Stream<String> longer = site.right().child("propertyNames").flatMap(names -> names.count("maxLength")).stream()
                .filter(length -> length < MAX_NAME)
                .map(length -> "a".repeat(length + 1));
        return Stream.concat(
                Stream.concat(NAMES.stream(), longer),
                Stream.concat(patterns, limits).limit(MAX_PATTERNS).flatMap(each -> PatternSamples.of(each).stream()));
    }

    Stream<JsonNode> smallest() {
        if (smallest == null) {
            smallest = site.inclusion().samples().ofKind(site.branch(), Kinds.OBJECT);
        }
        return smallest.stream();
    }

    /** The smallest object with one property set. */
    Stream<JsonNode> with(String name, JsonNode value) {
        return smallest().map(object -> completed(name, ((ObjectNode) object.deepCopy()).set(name, value)));
    }

    /** With the properties that this one asks for. */
    private ObjectNode completed(String name, ObjectNode object) {
        for (SchemaNode schema : site.branch().schemas()) {
            for (JsonNode needed : schema.get("dependencies").path(name)) {
                if (needed.isTextual() && !object.has(needed.textValue())) {
                    ObjectRules.values(site, site.branch().property(needed.textValue()))
                            .findFirst()
                            .ifPresent(value -> object.set(needed.textValue(), value));
                }
            }
        }
        return object;
    }

    /** The smallest object without one property. */
    Stream<JsonNode> without(String name) {
        return smallest().map(object -> ((ObjectNode) object.deepCopy()).without(name));
    }

    private static Stream<String> numbered(int size) {
        return IntStream.range(0, size).mapToObj(number -> "property" + number);
    }

    /** The smallest object with as many properties as this. */
    Stream<JsonNode> ofSize(int size) {
        if (size > MAX_PROPERTIES) {
            return Stream.of();
        }
        return smallest().map(object -> {
            ObjectNode larger = object.deepCopy();
            Stream.of(site.branch().named().stream(), names(), numbered(size))
                    .flatMap(each -> each)
                    .filter(name -> larger.size() < size && !larger.has(name))
                    .forEach(name -> ObjectRules.values(site, site.branch().property(name))
                            .findFirst()
                            .ifPresent(value -> larger.set(name, value)));
            return larger;
        });
    }
}
