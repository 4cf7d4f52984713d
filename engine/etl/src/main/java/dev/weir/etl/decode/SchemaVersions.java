package dev.weir.etl.decode;

import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.row.Rejection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;

/**
 * The versions of the pipeline's schema. Versions never change, so each is asked for once a run; shared by threads. At most
 * {@value #MAX_ANSWERS} identifiers are asked for, wrong ones included; records with others are refused.
 */
public final class SchemaVersions extends Versions {
    private static final int MAX_ANSWERS = 1_000;

    private final GlueClient glue;
    private final PipelineSpec.Source source;
    private final SchemaReadings readings;
    private final SchemaVersion pinned;
    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();

    /** What the registry says of an identifier: a version, or why its records are rejected. */
    private record Answer(SchemaVersion version, String refusal, boolean exists) {}

    /**
     * Looks the pinned version up.
     *
     * @throws PipelineException when it does not exist, or cannot be compiled
     */
    public SchemaVersions(GlueClient glue, PipelineSpec spec) {
        this.glue = glue;
        this.source = spec.source();
        GetSchemaVersionResponse found = pinned();
        SchemaDefinition definition = definition(found);
        readings = new SchemaReadings(spec.mapping(), spec.filter(), definition);
        try {
            pinned = new SchemaVersion(found.schemaVersionId(), definition, readings.of(definition));
        } catch (SchemaException unreadable) {
            throw new PipelineException(
                    Reason.SPEC,
                    "schema %s, version %d: %s".formatted(name(), source.version(), unreadable.getMessage()),
                    unreadable);
        }
    }

    @Override
    SchemaVersion pinnedVersion() {
        return pinned;
    }

    @Override
    SchemaVersion byId(UUID id) {
        if (id.toString().equals(pinned.id())) {
            return pinned;
        }
        Answer known = answers.get(id);
        if (known == null && answers.size() >= MAX_ANSWERS) {
            throw new Rejection("framed with schema version %s, one too many to look up".formatted(id));
        }
        known = known == null ? answers.computeIfAbsent(id, this::ask) : known;
        if (known.version == null) {
            throw new Rejection(known.refusal);
        }
        return known.version;
    }

    @Override
    boolean exists(UUID id) {
        Answer answer = answers.get(id);
        return answer != null && answer.exists;
    }

    private Answer ask(UUID id) {
        try {
            GetSchemaVersionResponse found = glue.getSchemaVersion(request -> request.schemaVersionId(id.toString()));
            return judged(id, found);
        } catch (EntityNotFoundException | InvalidInputException unknown) {
            return new Answer(
                    null, "framed with schema version %s, which the registry does not know".formatted(id), false);
        } catch (SchemaException unreadable) {
            return new Answer(null, "framed with schema version %s: %s".formatted(id, unreadable.getMessage()), true);
        }
    }

    private Answer judged(UUID id, GetSchemaVersionResponse found) {
        String arn = String.valueOf(found.schemaArn());
        if (!arn.endsWith(":schema/" + name())) {
            String other = arn.substring(arn.lastIndexOf(":schema/") + ":schema/".length());
            return new Answer(
                    null, "framed with a version of schema %s; this pipeline reads %s".formatted(other, name()), true);
        }
        if (found.status() != SchemaVersionStatus.AVAILABLE) {
            return new Answer(
                    null,
                    "framed with version %d of %s, which is %s"
                            .formatted(found.versionNumber(), name(), found.status()),
                    true);
        }
        SchemaDefinition definition = definition(found);
        return new Answer(new SchemaVersion(id.toString(), definition, readings.of(definition)), null, true);
    }

    private GetSchemaVersionResponse pinned() {
        try {
            return glue.getSchemaVersion(request -> request.schemaId(
                            schema -> schema.registryName(source.registry()).schemaName(source.schema()))
                    .schemaVersionNumber(number -> number.versionNumber(source.version())));
        } catch (EntityNotFoundException absent) {
            throw new PipelineException(
                    Reason.NOT_FOUND,
                    "version %d of schema %s does not exist; apply its stack first, or pin another version"
                            .formatted(source.version(), name()),
                    absent);
        }
    }

    private static SchemaDefinition definition(GetSchemaVersionResponse found) {
        return new SchemaDefinition(DataFormat.valueOf(found.dataFormatAsString()), found.schemaDefinition());
    }

    private String name() {
        return source.registry() + "/" + source.schema();
    }
}
