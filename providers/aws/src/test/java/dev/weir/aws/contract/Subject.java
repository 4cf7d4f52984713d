package dev.weir.aws.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a kind is tried with.
 *
 * @param kind its name
 * @param properties of an object, with {@code @} in the place of a part that makes its name unique
 * @param changes one after the other
 * @param needs the objects that must exist before
 * @param examples values for properties that take only some of what their schema allows, by path
 */
public record Subject(
        String kind, String properties, List<Change> changes, List<Subject> needs, Map<String, List<String>> examples) {
    private static final ObjectMapper YAMLISH = new ObjectMapper()
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_SINGLE_QUOTES);

    /** One change of the properties, and the places where the plan must show it. */
    public record Change(Consumer<ObjectNode> edit, Set<String> paths) {}

    public static Subject of(String kind, String properties) {
        return new Subject(kind, properties, List.of(), List.of(), Map.of());
    }

    public Subject needing(Subject... others) {
        return new Subject(kind, properties, changes, List.of(others), examples);
    }

    /** Sets a property to these values instead of those that follow from its schema. */
    public Subject trying(String path, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(examples);
        more.put(path, List.of(values));
        return new Subject(kind, properties, changes, needs, more);
    }

    /** Leaves values of some properties to another subject of the kind, or what only costs time or cannot be undone. */
    public Subject notTrying(String... paths) {
        Subject rest = this;
        for (String path : paths) {
            rest = rest.trying(path);
        }
        return rest;
    }

    @Override
    public String toString() {
        return kind + " such as " + properties;
    }

    /** Sets a property to a value; null takes it away. */
    public Subject changing(String property, String value) {
        return changing(property, value, "/" + property);
    }

    public Subject changing(String property, String value, String... paths) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(
                object -> {
                    if (value == null) {
                        object.remove(property);
                    } else {
                        object.set(property, tree(value));
                    }
                },
                Set.of(paths)));
        return new Subject(kind, properties, more, needs, examples);
    }

    /** Sets a member of an object; the rest of the object stays. */
    public Subject changingIn(String property, String member, String value) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(
                object -> object.withObjectProperty(property).set(member, tree(value)),
                Set.of("/" + property + "/" + member)));
        return new Subject(kind, properties, more, needs, examples);
    }

    public ObjectNode named(String unique) {
        return (ObjectNode) tree(properties.replace("@", unique));
    }

    static JsonNode tree(String text) {
        try {
            return YAMLISH.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
