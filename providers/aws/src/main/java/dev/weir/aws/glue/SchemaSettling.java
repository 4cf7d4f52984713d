package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.Settling.Failed;
import dev.weir.spi.Settling.Pending;
import dev.weir.spi.Settling.Settled;
import dev.weir.spi.Settling.State;
import dev.weir.spi.Settling.Underway;
import java.util.Optional;
import java.util.function.Function;

/**
 * Waits for a version by its id. An incompatible definition is no error to the registry: it becomes a version with status
 * {@code FAILURE}, while the latest version goes on to be the one before.
 */
final class SchemaSettling {
    private final SchemaVersions versions;
    private final Function<Identity, Optional<ObjectNode>> schema;

    SchemaSettling(SchemaVersions versions, Function<Identity, Optional<ObjectNode>> schema) {
        this.versions = versions;
        this.schema = schema;
    }

    State state(Pending pending) {
        if (pending.step().action().equals("DeleteSchema")) {
            return schema.apply(pending.identity()).isPresent() ? new Underway("DELETING") : new Settled();
        }
        String versionId = pending.output().path("SchemaVersionId").asText("");
        return versionId.isEmpty() ? withoutVersion(pending) : ofVersion(pending, versionId);
    }

    private State withoutVersion(Pending pending) {
        return schema.apply(pending.identity())
                .map(found -> found.path("SchemaStatus").asText())
                .filter(status -> !status.equals("AVAILABLE"))
                .<State>map(Underway::new)
                .orElseGet(Settled::new);
    }

    private State ofVersion(Pending pending, String versionId) {
        JsonNode version = versions.byId(versionId, pending.identity());
        String status = version.path("Status").asText("AVAILABLE");
        return switch (status) {
            case "AVAILABLE" -> accepted(pending, version);
            case "FAILURE" -> new Failed(rejected(pending.identity()));
            case "DELETING" -> new Failed(vanished(pending.identity()));
            default -> new Underway(status);
        };
    }

    private State accepted(Pending pending, JsonNode version) {
        ObjectNode present = schema.apply(pending.identity()).orElse(null);
        if (present == null) {
            return new Failed(vanished(pending.identity()));
        }
        long number = version.path("VersionNumber").asLong();
        long latest = present.path("LatestSchemaVersion").asLong();
        boolean isOlder = pending.step().action().equals("RegisterSchemaVersion") && number < latest;
        return isOlder ? new Failed(known(pending.identity(), number, latest)) : new Settled();
    }

    private Diagnostic rejected(Identity identity) {
        String mode = schema.apply(identity)
                .map(found -> found.path("Compatibility").asText())
                .orElse("");
        return Diagnostic.error(
                "The registry rejected the new schema version",
                "The definition of " + identity.description() + " does not satisfy its compatibility mode " + mode
                        + ". The version before is still the latest one. Make the change compatible, or choose another"
                        + " mode. `weir contract check` names the fields in question.");
    }

    private static Diagnostic known(Identity identity, long number, long latest) {
        return Diagnostic.error(
                "The definition is an earlier version",
                ("The registry holds this definition of %s as version %d and does not make it the latest again; that is"
                                + " version %d. Change the definition, its description for instance.")
                        .formatted(identity, number, latest));
    }

    private static Diagnostic vanished(Identity identity) {
        return Diagnostic.error(
                "The schema has disappeared",
                identity + " was deleted while its version was being registered. Plan again.");
    }
}
