package dev.weir.engine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Sensitive;
import java.security.GeneralSecurityException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Marked scalars in a plan file. Each becomes an object with the one member {@code weir:encrypted}: its JSON, encrypted with a key
 * that is made of the sensitive variables. An object of the plan that looks like one is wrapped in {@code weir:plain}.
 */
final class SensitiveValues {
    private static final String SENSITIVE = "weir:encrypted";
    private static final String PLAIN = "weir:plain";
    private static final String ORIGINS = "from";

    private SensitiveValues() {}

    /** Writes trees. */
    @FunctionalInterface
    interface Writer {
        JsonNode write(JsonNode tree);
    }

    static Writer writer(PlanKey key, JsonMapper json) {
        return tree -> write(tree, key, json);
    }

    private static JsonNode write(JsonNode tree, PlanKey key, JsonMapper json) {
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode written = json.createObjectNode();
                object.properties()
                        .forEach(member -> written.set(member.getKey(), write(member.getValue(), key, json)));
                yield written.has(SENSITIVE) || written.has(PLAIN)
                        ? json.createObjectNode().set(PLAIN, written)
                        : written;
            }
            case ArrayNode array -> {
                ArrayNode written = json.createArrayNode();
                array.forEach(element -> written.add(write(element, key, json)));
                yield written;
            }
            default -> tree instanceof Sensitive sensitive ? encrypted(tree, sensitive, key, json) : tree;
        };
    }

    private static ObjectNode encrypted(JsonNode value, Sensitive sensitive, PlanKey key, JsonMapper json) {
        try {
            ObjectNode written = json.createObjectNode().put(SENSITIVE, key.encrypt(json.writeValueAsString(value)));
            ArrayNode origins = written.putArray(ORIGINS);
            sensitive.origins().forEach(origins::add);
            return written;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a scalar is always JSON", impossible);
        }
    }

    /** The tree as it was written, marks included. */
    static JsonNode read(JsonNode tree, PlanKey key, JsonMapper json) {
        return switch (tree) {
            case ObjectNode object -> {
                if (object.has(SENSITIVE)) {
                    yield decrypted(object, key, json);
                }
                JsonNode members = object.size() == 1 && object.path(PLAIN).isObject() ? object.get(PLAIN) : object;
                ObjectNode read = json.createObjectNode();
                members.properties().forEach(member -> read.set(member.getKey(), read(member.getValue(), key, json)));
                yield read;
            }
            case ArrayNode array -> {
                ArrayNode read = json.createArrayNode();
                array.forEach(element -> read.add(read(element, key, json)));
                yield read;
            }
            default -> tree;
        };
    }

    private static JsonNode decrypted(ObjectNode object, PlanKey key, JsonMapper json) {
        SortedSet<String> origins = new TreeSet<>();
        object.path(ORIGINS).forEach(origin -> origins.add(origin.asText()));
        try {
            return Sensitive.mark(
                    json.readTree(key.decrypt(object.path(SENSITIVE).asText())), origins);
        } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException e) {
            throw new Members.Damage("a sensitive value cannot be decrypted");
        }
    }
}
