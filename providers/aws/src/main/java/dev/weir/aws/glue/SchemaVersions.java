package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaDefinitions;
import dev.weir.spi.Identity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Reads versions of a schema. */
final class SchemaVersions {
    private static final String AVAILABLE = "AVAILABLE";

    private final AwsCalls calls;
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

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
        return all(identity).stream()
                .max(Comparator.comparingLong(
                        version -> version.path("VersionNumber").asLong()))
                .map(version -> byId(version.path("SchemaVersionId").asText(), identity));
    }

    /** The versions that the registry accepted, without their definitions, in no order. */
    List<JsonNode> all(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", id(identity));
        try {
            return calls.all("glue:ListSchemaVersions", input, "NextToken", "Schemas").stream()
                    .filter(SchemaVersions::isAvailable)
                    .toList();
        } catch (AwsFailure failure) {
            if (failure.isUnsupported() || (calls.areForeign() && failure.isNameless())) {
                return counted(identity);
            }
            throw failure;
        }
    }

    /** The same at servers that cannot list versions: one call a number. */
    private List<JsonNode> counted(Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", id(identity));
        input.putObject("SchemaVersionNumber").put("LatestVersion", true);
        long latest = calls.call("glue:GetSchemaVersion", input, identity)
                .path("VersionNumber")
                .asLong();
        List<Long> numbers = LongStream.rangeClosed(1, latest).boxed().toList();
        return calls.each(numbers, number -> numbered(number, identity)).stream()
                .<JsonNode>flatMap(Optional::stream)
                .toList();
    }

    /** The definitions of listed versions, in their order. A version never changes, so each is read once. */
    List<String> definitions(List<JsonNode> listed, Identity identity) {
        return calls.each(
                listed, version -> definition(version.path("SchemaVersionId").asText(), identity));
    }

    private String definition(String versionId, Identity identity) {
        String known = definitions.get(versionId);
        if (known != null) {
            return known;
        }
        String read = byId(versionId, identity).path("SchemaDefinition").asText();
        definitions.put(versionId, read);
        return read;
    }

    /** The version with a number, if the registry accepted it. */
    Optional<ObjectNode> numbered(long number, Identity identity) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", id(identity));
        input.putObject("SchemaVersionNumber").put("VersionNumber", number);
        return AwsCalls.ifPresent(() -> calls.call("glue:GetSchemaVersion", input, identity))
                .filter(SchemaVersions::isAvailable);
    }

    /**
     * The accepted version that holds a definition. The registry may answer with one that it did not accept although it accepted
     * the same definition later; then all versions are looked through.
     */
    Optional<ObjectNode> holding(SchemaDefinition definition, Identity identity) {
        ObjectNode input = AwsCalls.tree().put("SchemaDefinition", definition.text());
        input.set("SchemaId", id(identity));
        return AwsCalls.ifPresent(() -> calls.call("glue:GetSchemaByDefinition", input, identity))
                .flatMap(found -> isAvailable(found)
                        ? Optional.of(byId(found.path("SchemaVersionId").asText(), identity))
                        : search(definition, identity));
    }

    private Optional<ObjectNode> search(SchemaDefinition definition, Identity identity) {
        List<JsonNode> listed = all(identity);
        List<String> texts = definitions(listed, identity);
        for (int i = 0; i < texts.size(); i++) {
            if (SchemaDefinitions.equivalent(new SchemaDefinition(definition.format(), texts.get(i)), definition)) {
                return Optional.of(((ObjectNode) listed.get(i)).deepCopy().put("SchemaDefinition", texts.get(i)));
            }
        }
        return Optional.empty();
    }

    ObjectNode byId(String versionId, Identity identity) {
        return calls.call("glue:GetSchemaVersion", AwsCalls.tree().put("SchemaVersionId", versionId), identity);
    }

    private static boolean isAvailable(JsonNode version) {
        return version.path("Status").asText(AVAILABLE).equals(AVAILABLE);
    }
}
