package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.spi.Identity;
import java.util.Comparator;
import java.util.Optional;

/** Reads versions of a schema. */
final class SchemaVersions {
    private static final String AVAILABLE = "AVAILABLE";

    private final AwsCalls calls;

    SchemaVersions(AwsCalls calls) {
        this.calls = calls;
    }

    static ObjectNode id(Identity identity) {
        return AwsCalls.tree().put("RegistryName", identity.parent()).put("SchemaName", identity.leaf());
    }

    /** The latest version that the registry accepted; versions that failed do not count. */
    Optional<JsonNode> latest(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", id(identity));
        input.putObject("SchemaVersionNumber").put("LatestVersion", true);
        ObjectNode latest = calls.call("glue:GetSchemaVersion", input, identity);
        return isAvailable(latest) ? Optional.of(latest) : latestAvailable(identity);
    }

    private Optional<JsonNode> latestAvailable(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", id(identity));
        return calls.all("glue:ListSchemaVersions", input, "NextToken", "Schemas").stream()
                .filter(SchemaVersions::isAvailable)
                .max(Comparator.comparingLong(
                        version -> version.path("VersionNumber").asLong()))
                .map(version -> byId(version.path("SchemaVersionId").asText(), identity));
    }

    ObjectNode byId(String versionId, Identity identity) {
        return calls.call("glue:GetSchemaVersion", AwsCalls.tree().put("SchemaVersionId", versionId), identity);
    }

    private static boolean isAvailable(JsonNode version) {
        return version.path("Status").asText(AVAILABLE).equals(AVAILABLE);
    }
}
