package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.EditorSchema;
import dev.weir.spi.KindSchema;
import java.util.Collection;
import java.util.List;

/**
 * The JSON Schema (2020-12) of the whole language, for editors: they complete keys, show descriptions and mark mistakes while
 * one types. Any value may also be a text with an expression.
 */
public final class StackSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StackSchema() {}

    /** The schema of a language with these kinds. */
    public static ObjectNode of(Collection<KindSchema> kinds) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A Weir stack");
        schema.putObject("patternProperties").set("^x-", JSON.booleanNode(true));
        ObjectNode properties = object(schema, false).putObject("properties");
        properties.set("stack", text("The stack's name, which marks what it owns."));
        properties.set("ephemeral", ephemeral());
        properties.set("aws", aws());
        properties.set("tags", members(text("The value."), "Tags of every resource that can have tags."));
        properties.set("variables", members(variable(), "What can be set from outside, by name."));
        properties.set("outputs", members(JSON.booleanNode(true), "What apply reports when it is done, by name."));
        ObjectNode definitions = schema.putObject("$defs");
        definitions
                .putObject("expression")
                .put("type", "string")
                .put("pattern", "\\$\\{")
                .put("description", "An expression, or a string with expressions in it.");
        definitions.set("lifecycle", lifecycle());
        kinds.forEach(kind -> add(kind, properties, definitions));
        return schema;
    }

    private static void add(KindSchema kind, ObjectNode properties, ObjectNode definitions) {
        String reference = "#/$defs/" + kind.kind();
        ObjectNode converted = new EditorSchema(reference).of(kind.document());
        converted
                .withObjectProperty("properties")
                .setAll(JSON.objectNode()
                        .<ObjectNode>set("forEach", forEach())
                        .<ObjectNode>set("lifecycle", JSON.objectNode().put("$ref", "#/$defs/lifecycle")));
        definitions.set(kind.kind(), converted);
        properties.set(
                kind.kind(),
                members(
                        JSON.objectNode().put("$ref", reference),
                        "Each %s by its logical name.".formatted(kind.singular())));
    }

    private static ObjectNode object(ObjectNode schema, boolean open) {
        return schema.put("type", "object").put("additionalProperties", open);
    }

    private static ObjectNode members(JsonNode member, String description) {
        ObjectNode schema = JSON.objectNode();
        schema.put("description", description);
        schema.putArray("type").add("object").add("null");
        schema.set("additionalProperties", member);
        return schema;
    }

    private static ObjectNode text(String description) {
        return JSON.objectNode().put("type", "string").put("description", description);
    }

    private static ObjectNode flag(String description) {
        return JSON.objectNode().put("type", "boolean").put("description", description);
    }

    private static ObjectNode ephemeral() {
        ObjectNode schema = JSON.objectNode()
                .put(
                        "description",
                        "Whether the stack is meant to be thrown away, its data included: what it creates is marked, and deleted"
                                + " without --accept-data-loss.");
        ArrayNode choices = schema.putArray("anyOf");
        choices.addObject().put("type", "boolean");
        choices.addObject().put("$ref", "#/$defs/expression");
        return schema;
    }

    private static ObjectNode aws() {
        ObjectNode schema = object(JSON.objectNode(), false).put("description", "Where the stack lives.");
        ObjectNode properties = schema.putObject("properties");
        properties.set("region", text("The region, such as us-east-1."));
        ObjectNode account = text("The only account that the stack may be applied to, twelve digits.");
        account.putArray("type").add("string").add("integer");
        properties.set("account", account);
        properties.set("endpoint", text("A URL, or 'local' for the embedded AWS."));
        return schema;
    }

    private static ObjectNode variable() {
        ObjectNode schema = object(JSON.objectNode(), false);
        ObjectNode properties = schema.putObject("properties");
        ObjectNode type = text("The type of its values.");
        List.of("string", "number", "bool", "list", "map").forEach(type.putArray("enum")::add);
        properties.set("type", type);
        properties.putObject("default").put("description", "Its value if none is given.");
        properties.set("description", text("What it is for."));
        properties.set("sensitive", flag("Whether its value is hidden."));
        properties.putObject("allowed").put("type", "array").put("description", "The allowed values.");
        properties.set("pattern", text("A regular expression that its value must match."));
        return schema;
    }

    private static ObjectNode forEach() {
        ObjectNode schema = JSON.objectNode()
                .put("description", "Repeats the resource for every entry of a mapping or of a list of strings.");
        ArrayNode choices = schema.putArray("anyOf");
        choices.addObject().put("type", "object");
        choices.addObject().put("type", "array");
        choices.addObject().put("$ref", "#/$defs/expression");
        return schema;
    }

    private static ObjectNode lifecycle() {
        ObjectNode schema = object(JSON.objectNode(), false);
        ObjectNode properties = schema.putObject("properties");
        properties.set("protect", flag("Never delete or replace the object."));
        properties.set(
                "retain", flag("Leave the object untouched when it is no longer declared, or the stack is destroyed."));
        properties.set("adopt", flag("Adopt the object if it exists and no stack owns it."));
        properties.set("ignoreChanges", names("Properties whose live value is left alone."));
        properties.set("replaceWhen", names("Properties whose change deletes the object and creates it again."));
        return schema;
    }

    private static ObjectNode names(String description) {
        ObjectNode schema = JSON.objectNode().put("type", "array").put("description", description);
        schema.putObject("items").put("type", "string");
        return schema;
    }
}
