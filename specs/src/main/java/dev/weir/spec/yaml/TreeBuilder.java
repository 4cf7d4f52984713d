package dev.weir.spec.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.source.Place;
import dev.weir.spec.source.Places;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.SourceText;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of one document into a tree, aliases expanded, and notes where each value is written. */
final class TreeBuilder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SourceText source;
    private final String file;
    private final Consumer<Diagnostic> problems;
    private final Map<String, Place> places = new HashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> broken = new HashSet<>();
    private int nodes;
    private boolean complete = true;

    TreeBuilder(SourceText source, Consumer<Diagnostic> problems) {
        this.source = source;
        this.file = source.name();
        this.problems = problems;
    }

    JsonNode build(Node document) {
        return value(document, Pointers.ROOT, Optional.empty());
    }

    Places places() {
        return Places.of(places);
    }

    /** Pointers of values in whose place something else stands. */
    Set<String> broken() {
        return broken;
    }

    /** Whether nothing had to be left out. */
    boolean isComplete() {
        return complete;
    }

    private JsonNode value(Node node, String pointer, Optional<SourceRange> key) {
        places.put(pointer, Marks.place(file, key, node));
        if (++nodes > Limits.NODES) {
            return exhausted(node, pointer);
        }
        if (!(node instanceof ScalarNode) && (open.size() >= Limits.DEPTH || !open.add(node))) {
            return endless(node, pointer, key);
        }
        JsonNode value =
                switch (node) {
                    case ScalarNode scalar -> scalar(scalar, pointer);
                    case SequenceNode sequence -> array(sequence, pointer);
                    case MappingNode mapping -> object(mapping, pointer);
                    default -> throw new IllegalStateException("no YAML node: " + node);
                };
        open.remove(node);
        return value;
    }

    private JsonNode exhausted(Node node, String pointer) {
        broken.add(pointer);
        if (nodes == Limits.NODES + 1) {
            report(
                    Marks.range(file, node),
                    "Too many values",
                    "With all aliases expanded, a file may hold at most " + Limits.NODES + " values.");
        }
        return NullNode.getInstance();
    }

    private JsonNode endless(Node node, String pointer, Optional<SourceRange> key) {
        broken.add(pointer);
        String detail = open.contains(node)
                ? "The alias is inside of what it refers to, so expanding it would never end."
                : "Values may be nested at most " + Limits.DEPTH + " deep.";
        SourceRange place = key.orElseGet(() -> Marks.range(file, node));
        report(place, open.contains(node) ? "Endless alias" : "Nested too deep", detail);
        return NullNode.getInstance();
    }

    private JsonNode scalar(ScalarNode node, String pointer) {
        String text = text(node);
        if (node.getTag().equals(JsonTypes.PLAIN)) {
            if (Scalars.isExcessive(text)) {
                broken.add(pointer);
                report(Marks.range(file, node), "Number out of range", "Numbers may have at most 400 digits.");
            }
            return Scalars.plain(text);
        }
        if (!node.getTag().equals(Tag.STR)) {
            refuseTag(node);
            broken.add(pointer);
        }
        return TextNode.valueOf(text);
    }

    /** A scalar's value; a plain one as it is written, whatever the parser was given for its expressions. */
    private String text(ScalarNode node) {
        String value = node.getValue();
        return node.isPlain() && value.indexOf('$') >= 0
                ? PlainExpressions.restore(
                        value,
                        source.slice(
                                node.getStartMark().getIndex(),
                                node.getEndMark().getIndex()))
                : value;
    }

    private void refuseTag(Node node) {
        report(
                Marks.start(file, node.getStartMark()),
                "Tag not allowed",
                "Values are typed by how they are written, not by a tag. Remove the tag; write text in quotes.");
    }

    private JsonNode array(SequenceNode node, String pointer) {
        if (!node.getTag().equals(Tag.SEQ)) {
            refuseTag(node);
        }
        ArrayNode array = JSON.arrayNode();
        for (Node element : node.getValue()) {
            array.add(value(element, Pointers.element(pointer, array.size()), Optional.empty()));
        }
        return array;
    }

    private JsonNode object(MappingNode node, String pointer) {
        if (!node.getTag().equals(Tag.MAP)) {
            refuseTag(node);
        }
        ObjectNode object = JSON.objectNode();
        Map<String, SourceRange> seen = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!isMerge(tuple.getKeyNode())) {
                member(object, tuple, pointer, seen);
            }
        }
        for (NodeTuple tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(object, tuple.getValueNode(), pointer);
            }
        }
        return object;
    }

    private void member(ObjectNode object, NodeTuple tuple, String pointer, Map<String, SourceRange> seen) {
        SourceRange range = Marks.range(file, tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().isEmpty()) {
            report(range, "Key is not a string", "A key must be one word or a quoted string.");
            return;
        }
        String name = text(key);
        SourceRange first = seen.putIfAbsent(name, range);
        if (first == null) {
            object.set(name, value(tuple.getValueNode(), Pointers.member(pointer, name), Optional.of(range)));
        } else {
            problems.accept(Diagnostic.error(
                            "Duplicate key",
                            "'%s' is already given at %s. Remove one of the two.".formatted(name, first))
                    .at(range));
        }
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && scalar.getTag().equals(JsonTypes.PLAIN);
    }

    /** Adds the members of the merged mappings; those that are there win, and earlier mappings over later ones. */
    private void merge(ObjectNode object, Node merged, String pointer) {
        List<Node> mappings = merged instanceof SequenceNode several ? several.getValue() : List.of(merged);
        for (Node mapping : mappings) {
            JsonNode values = mapping instanceof MappingNode ? value(mapping, pointer + "/<<", Optional.empty()) : null;
            if (values == null || !values.isObject()) {
                report(
                        Marks.range(file, mapping),
                        "Nothing to merge",
                        "'<<' takes an alias of a mapping, or a list of such aliases.");
                continue;
            }
            values.properties().forEach(member -> adopt(object, member, pointer));
        }
    }

    private void adopt(ObjectNode object, Map.Entry<String, JsonNode> member, String pointer) {
        if (!object.has(member.getKey())) {
            object.set(member.getKey(), member.getValue());
            move(
                    Pointers.member(pointer + "/<<", member.getKey()),
                    Pointers.member(pointer, member.getKey()),
                    member.getValue());
        }
    }

    private void move(String from, String to, JsonNode value) {
        Place place = places.remove(from);
        if (place != null) {
            places.put(to, place);
        }
        value.properties()
                .forEach(member -> move(
                        Pointers.member(from, member.getKey()),
                        Pointers.member(to, member.getKey()),
                        member.getValue()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            move(Pointers.element(from, i), Pointers.element(to, i), value.get(i));
        }
    }

    private void report(SourceRange range, String summary, String detail) {
        complete = false;
        problems.accept(Diagnostic.error(summary, detail).at(range));
    }
}
