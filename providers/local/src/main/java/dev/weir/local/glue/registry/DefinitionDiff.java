package dev.weir.local.glue.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.operation.Trees;
import java.util.List;
import java.util.TreeSet;

/**
 * The difference between two definitions as a JSON Patch (RFC 6902). Arrays that differ are replaced as a whole, and so are
 * definitions that are no JSON.
 */
final class DefinitionDiff {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode patch = Trees.array(List.of());

    private DefinitionDiff() {}

    static String between(String first, String second) {
        DefinitionDiff diff = new DefinitionDiff();
        diff.compare("", tree(first), tree(second));
        return diff.patch.toString();
    }

    private void compare(String path, JsonNode first, JsonNode second) {
        if (first.equals(second)) {
            return;
        }
        if (first.isObject() && second.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            first.fieldNames().forEachRemaining(names::add);
            second.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compareMember(path + "/" + escaped(name), first.get(name), second.get(name)));
        } else {
            operation("replace", path).set("value", second);
        }
    }

    private void compareMember(String path, JsonNode first, JsonNode second) {
        if (first == null) {
            operation("add", path).set("value", second);
        } else if (second == null) {
            operation("remove", path);
        } else {
            compare(path, first, second);
        }
    }

    private ObjectNode operation(String name, String path) {
        return patch.addObject().put("op", name).put("path", path);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode tree(String definition) {
        try {
            return JSON.readTree(definition);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(definition);
        }
    }
}
