package dev.weir.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.local.model.Shape.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the reduced models that {@code src/tools/reduce_models.py} writes. */
final class ModelReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;

    ModelReader(String service) {
        this.service = service;
    }

    ServiceModel read() {
        JsonNode model = resource();
        JsonNode metadata = model.path("metadata");
        return new ServiceModel(
                service,
                metadata.path("protocol").asText(),
                metadata.path("apiVersion").asText(),
                text(metadata, "jsonVersion"),
                text(metadata, "targetPrefix"),
                text(metadata, "xmlNamespace"),
                each(model.path("operations"), ModelReader::operation),
                each(model.path("shapes"), ModelReader::shape));
    }

    private JsonNode resource() {
        String path = "/dev/weir/local/models/" + service + ".json";
        try (InputStream in = ModelReader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("No service model at " + path);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation operation(String name, JsonNode node) {
        return new Operation(
                name,
                node.path("method").asText(),
                node.path("uri").asText(),
                node.path("status").asInt(200),
                text(node, "input"),
                text(node, "output"),
                text(node, "inputElement"),
                text(node, "resultWrapper"));
    }

    private static Shape shape(String name, JsonNode node) {
        boolean sensitive = node.path("sensitive").asBoolean();
        return switch (node.path("type").asText()) {
            case "structure" -> structure(name, node);
            case "list" ->
                new Shape.Sequence(
                        name,
                        member("member", node.path("member")),
                        node.path("flattened").asBoolean(),
                        bounds(node));
            case "map" ->
                new Shape.Dictionary(
                        name,
                        member("key", node.path("key")),
                        member("value", node.path("value")),
                        node.path("flattened").asBoolean(),
                        bounds(node));
            case "string", "character" ->
                new Shape.Text(name, bounds(node), text(node, "pattern"), texts(node.path("enum")), sensitive);
            case "integer", "long", "float", "double" ->
                new Shape.Numeric(
                        name,
                        Shape.Numeric.Kind.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT)),
                        bounds(node));
            case "boolean" -> new Shape.Truth(name);
            case "blob" ->
                new Shape.Blob(name, bounds(node), node.path("streaming").asBoolean(), sensitive);
            case "timestamp" -> new Shape.Timestamp(name, text(node, "timestampFormat"));
            default -> throw new IllegalStateException("Shape " + name + " has no known type: " + node);
        };
    }

    private static Shape structure(String name, JsonNode node) {
        if (node.path("document").asBoolean()) {
            return new Shape.Document(name);
        }
        return new Shape.Structure(
                name,
                each(node.path("members"), ModelReader::member),
                new LinkedHashSet<>(texts(node.path("required"))),
                text(node, "payload"),
                node.path("exception").asBoolean() ? Optional.of(fault(name, node)) : Optional.empty());
    }

    private static Fault fault(String name, JsonNode node) {
        boolean server = node.path("fault").asBoolean();
        return new Fault(
                text(node.path("error"), "code").orElse(name),
                node.path("error").path("httpStatusCode").asInt(server ? 500 : 400),
                server);
    }

    private static Member member(String name, JsonNode node) {
        return new Member(
                node.path("shape").asText(),
                text(node, "location"),
                text(node, "locationName"),
                text(node, "xmlNamespace"),
                node.path("flattened").asBoolean(),
                node.path("xmlAttribute").asBoolean(),
                node.path("streaming").asBoolean(),
                text(node, "timestampFormat"));
    }

    private static Bounds bounds(JsonNode node) {
        return node.has("min") || node.has("max")
                ? new Bounds(
                        node.path("min").asLong(Long.MIN_VALUE),
                        node.path("max").asLong(Long.MAX_VALUE))
                : Bounds.NONE;
    }

    private static <T> Map<String, T> each(JsonNode object, BiFunction<String, JsonNode, T> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> result.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue())));
        return result;
    }

    private static List<String> texts(JsonNode array) {
        List<String> result = new ArrayList<>();
        array.forEach(item -> result.add(item.asText()));
        return List.copyOf(result);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }
}
