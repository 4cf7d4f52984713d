package dev.weir.local.glue.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import dev.weir.local.glue.api.GlueErrors;

/**
 * The registry's errors, in the service's wording. Clients match on parts of it: the serializer library registers a schema
 * by itself when it reads "Schema is not found" or "Schema version is not found.".
 */
final class RegistryErrors {
    private RegistryErrors() {}

    static AwsException registryNotFound(JsonNode id) {
        return GlueErrors.notFound(
                id.has("RegistryArn")
                        ? "Registry is not found. RegistryArn: "
                                + id.path("RegistryArn").asText()
                        : "Registry is not found. RegistryName: "
                                + id.path("RegistryName").asText());
    }

    static AwsException schemaNotFound(JsonNode id) {
        return GlueErrors.notFound("Schema is not found. " + described(id));
    }

    static AwsException versionNotFound(JsonNode schemaId, JsonNode number) {
        return GlueErrors.notFound("Schema version is not found. %s, VersionNumber: %s, isLatestVersion: %s"
                .formatted(
                        described(schemaId),
                        text(number, "VersionNumber"),
                        number.path("LatestVersion").asBoolean()));
    }

    static AwsException versionNotFound(String id) {
        return GlueErrors.notFound("Schema version is not found. SchemaVersionId: " + id);
    }

    static AwsException definitionNotFound(JsonNode schemaId) {
        return GlueErrors.notFound("Schema version is not found. " + described(schemaId));
    }

    static AwsException disabled(JsonNode schemaId) {
        return GlueErrors.invalidInput(
                "Compatibility DISABLED does not allow versioning. SchemaId: SchemaId(schemaArn=%s, schemaName=%s, registryName=%s)"
                        .formatted(
                                text(schemaId, "SchemaArn"),
                                text(schemaId, "SchemaName"),
                                text(schemaId, "RegistryName")));
    }

    private static String described(JsonNode id) {
        return "RegistryName: %s, SchemaName: %s, SchemaArn: %s"
                .formatted(text(id, "RegistryName"), text(id, "SchemaName"), text(id, "SchemaArn"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("null");
    }
}
