package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One kind's JSON Schema (2020-12) with Weir's annotations. They stand under the keyword {@code weir}:
 *
 * <pre>
 * at the root     "weir": {"kind": "streams", "singular": "stream",
 *                          "identity": ["name"],
 *                          "global": true,            seen from every region, such as a role or a bucket's name
 *                          "attributes": {"arn": "arn:${partition}:kinesis:${region}:${account}:stream/${name}"}}
 * on a property   "weir": {"replace": true,           cannot be changed in place
 *                          "sensitive": true,         never shown
 *                          "server": true,            the service chooses a value when none is given: absent is no difference
 *                          "absent": VALUE,           what the service means by an absent property: equal to it, never sent
 *                          "policy": true,            a policy document, equal in any spelling that AWS may give it
 *                          "json": true,              a JSON document in a string: compared as a tree
 *                          "set": true,               an array whose order has no meaning
 *                          "empty": true,             an empty list or object says something else than an absent one
 *                          "key": "name",             an array of objects that this member names: compared by name
 *                          "file": "text",            {file: path} is allowed and stands for the file's text; or
 *                          "file": "digest",          {file: path} becomes {file: absolute path, sha256: hex, size: bytes}
 *                          "reference": {"kind": "roles", "attribute": "arn"}}     must exist first: orders the calls
 * </pre>
 *
 * A {@code default} is the value that an absent property means; the loader fills it in. An attribute's template may name
 * {@code partition}, {@code account}, {@code region} and the kind's own properties.
 *
 * @param document the whole schema, an object at its root
 */
public record KindSchema(ObjectNode document) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
    private static final String ANNOTATIONS = "weir";

    public KindSchema {
        requireNonNull(document, "document");
        for (String member : List.of("kind", "singular", "identity")) {
            if (!document.path(ANNOTATIONS).has(member)) {
                throw new IllegalArgumentException(
                        "a kind schema needs weir." + member + ": " + document.path("title"));
            }
        }
    }

    /** The key in the YAML, such as {@code streams}. */
    public String kind() {
        return document.path(ANNOTATIONS).path("kind").asText();
    }

    /** What one of them is called, such as {@code stream}. */
    public String singular() {
        return document.path(ANNOTATIONS).path("singular").asText();
    }

    /** Whether the objects are seen from every region of an account, so that only a mark tells which region's stack owns one. */
    public boolean isGlobal() {
        return document.path(ANNOTATIONS).path("global").asBoolean(false);
    }

    /** The properties that make up the identity, outermost first. */
    public List<String> identity() {
        List<String> names = new ArrayList<>();
        document.path(ANNOTATIONS).path("identity").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The identity that these properties give, or empty while one of its parts is missing or no text. */
    public Optional<Identity> identityOf(ObjectNode properties) {
        List<String> parts = new ArrayList<>();
        for (String name : identity()) {
            JsonNode part = properties.path(name);
            if (!part.isTextual() || part.asText().isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.asText());
        }
        return Optional.of(new Identity(kind(), String.join("/", parts)));
    }

    /** The properties that an identity says. */
    public ObjectNode properties(Identity identity) {
        List<String> names = identity();
        ObjectNode properties = document.objectNode();
        if (names.size() == 1) {
            return properties.put(names.getFirst(), identity.name());
        }
        return properties.put(names.getFirst(), identity.parent()).put(names.getLast(), identity.leaf());
    }

    /** The schemas of the kind's properties by name, in the order of the document. */
    public Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        document.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }

    /** The attribute templates by name. */
    public Map<String, String> attributeTemplates() {
        return document.path(ANNOTATIONS).path("attributes").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText(), (a, b) -> b, LinkedHashMap::new));
    }

    /** The properties that an attribute is made from. */
    public Set<String> attributeParts(String attribute) {
        Set<String> parts = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(attributeTemplates().getOrDefault(attribute, ""));
        while (matcher.find()) {
            parts.add(matcher.group(1));
        }
        parts.retainAll(properties().keySet());
        return parts;
    }

    /** The attributes that follow from properties and place alone; one whose parts are missing is left out. */
    public ObjectNode attributes(ObjectNode properties, Environment environment) {
        ObjectNode attributes = document.objectNode();
        attributeTemplates().forEach((name, template) -> fill(template, properties, environment)
                .ifPresent(value -> attributes.set(name, marked(template, attributes.textNode(value), properties))));
        return attributes;
    }

    /** What is made of a sensitive property is sensitive. */
    private static JsonNode marked(String template, JsonNode value, ObjectNode properties) {
        SortedSet<String> origins = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            origins.addAll(Sensitive.originsIn(properties.path(matcher.group(1))));
        }
        return origins.isEmpty() ? value : Sensitive.mark(value, origins);
    }

    private static Optional<String> fill(String template, ObjectNode properties, Environment environment) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value =
                    switch (matcher.group(1)) {
                        case "partition" -> environment.partition();
                        case "account" -> environment.account();
                        case "region" -> environment.region();
                        default -> properties.path(matcher.group(1)).asText("");
                    };
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    /** The schema of an object's member; where the member is not listed, that of additional members. */
    public static JsonNode member(JsonNode objectSchema, String name) {
        JsonNode declared = objectSchema.path("properties").path(name);
        return declared.isMissingNode() ? objectSchema.path("additionalProperties") : declared;
    }

    /** Weir's annotations of one property schema; a missing node where it has none. */
    public static JsonNode annotations(JsonNode propertySchema) {
        return propertySchema.path(ANNOTATIONS);
    }

    /** Whether a property schema bears an annotation that is a flag, such as {@code replace}. */
    public static boolean is(JsonNode propertySchema, String flag) {
        return annotations(propertySchema).path(flag).asBoolean(false);
    }

    /** The member that names the elements of an array, if they have names. */
    public static Optional<String> key(JsonNode arraySchema) {
        return Optional.of(annotations(arraySchema).path("key").asText()).filter(key -> !key.isEmpty());
    }

    /** The reference that a property holds, if it holds one. */
    public static Optional<Reference> reference(JsonNode propertySchema) {
        JsonNode reference = annotations(propertySchema).path("reference");
        return reference.isObject()
                ? Optional.of(new Reference(
                        reference.path("kind").asText(),
                        reference.path("attribute").asText("identity")))
                : Optional.empty();
    }

    /**
     * A property whose value names another object.
     *
     * @param kind of the object
     * @param attribute what of it is meant: one of its properties or attributes, or {@code identity} for its name
     */
    public record Reference(String kind, String attribute) {}
}
