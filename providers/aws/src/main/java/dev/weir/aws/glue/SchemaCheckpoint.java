package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Draft;
import dev.weir.spi.Diagnostic;

/**
 * The version that a schema's compatibility is counted from. The API moves it whenever it is told a version, so none is told but
 * where the stack declares a checkpoint, or where a new mode demands one: then it is told the present one.
 */
final class SchemaCheckpoint {
    static final String PROPERTY = "checkpoint";
    private static final String COMPATIBILITY = "compatibility";
    private static final String LATEST = "latest";
    private static final String UPDATE = "glue:UpdateSchema";
    private static final String NUMBER = "SchemaVersionNumber";

    private SchemaCheckpoint() {}

    /** Puts the number in the place of {@code latest}, and refuses a number that no version has. */
    static void resolve(ObjectNode desired, Draft draft, long latest) {
        JsonNode checkpoint = desired.path(PROPERTY);
        if (checkpoint.isTextual()) {
            desired.put(PROPERTY, latest);
        } else if (checkpoint.asLong() > latest) {
            draft.diagnose(Diagnostic.error(
                    "The checkpoint is no version of the schema",
                    "The latest version of " + draft.identity() + " is " + latest + "; there is no version "
                            + checkpoint.asLong() + " to count from. Name an earlier one, or latest."));
        }
    }

    /** Changes the mode, which is judged from the present checkpoint until a new version is registered. */
    static void changeMode(Draft draft) {
        ObjectNode input = reference(draft);
        JsonNode checkpoint = draft.live().attributes().path(PROPERTY);
        input.putObject(NUMBER).put("VersionNumber", checkpoint.asLong(1));
        input.set("Compatibility", draft.desired(COMPATIBILITY));
        draft.step(UPDATE, input);
        draft.risk("Versions that are registered already are not checked against the new compatibility mode.");
    }

    /** Moves the checkpoint to the declared version. */
    static void move(Draft draft) {
        if (!draft.desired().has(PROPERTY)) {
            draft.risk("The checkpoint is no longer declared and stays at version "
                    + draft.live().attributes().path(PROPERTY).asText() + ".");
            return;
        }
        ObjectNode number = reference(draft);
        if (isLatest(draft)) {
            number.putObject(NUMBER).put("LatestVersion", true);
        } else {
            number.putObject(NUMBER).set("VersionNumber", draft.desired(PROPERTY));
        }
        draft.step(UPDATE, number);
        draft.attributes().set(PROPERTY, draft.desired(PROPERTY));
        draft.risk("Compatibility is counted from version "
                + draft.desired(PROPERTY).asText()
                + " from now on; versions that are registered already are not checked.");
    }

    private static boolean isLatest(Draft draft) {
        return draft.request()
                .desired()
                .map(desired -> desired.path(PROPERTY).asText().equals(LATEST))
                .orElse(false);
    }

    private static ObjectNode reference(Draft draft) {
        ObjectNode input = AwsCalls.tree();
        input.set("SchemaId", SchemaVersions.id(draft.identity()));
        return input;
    }
}
