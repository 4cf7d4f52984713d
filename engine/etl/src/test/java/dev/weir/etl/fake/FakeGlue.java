package dev.weir.etl.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionRequest;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;

/** A schema registry in memory, as the runner sees it. */
public final class FakeGlue implements GlueClient {
    private final List<GetSchemaVersionResponse> versions = new ArrayList<>();
    private Faults faults = Faults.none();

    public void faults(Faults next) {
        faults = next;
    }

    /** Adds the next version of a schema, and returns its identifier. */
    public UUID register(String schema, DataFormat format, String definition) {
        return register(schema, format, definition, SchemaVersionStatus.AVAILABLE);
    }

    public synchronized UUID register(String schema, DataFormat format, String definition, SchemaVersionStatus status) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {(byte) versions.size()});
        String arn = "arn:aws:glue:us-east-1:123456789012:schema/" + schema;
        long number = 1
                + versions.stream()
                        .filter(version -> version.schemaArn().equals(arn))
                        .count();
        versions.add(GetSchemaVersionResponse.builder()
                .schemaVersionId(id.toString())
                .schemaArn(arn)
                .versionNumber(number)
                .dataFormat(format)
                .schemaDefinition(definition)
                .status(status)
                .build());
        return id;
    }

    public synchronized void forget() {
        versions.clear();
    }

    @Override
    public GetSchemaVersionResponse getSchemaVersion(GetSchemaVersionRequest request) {
        return faults.call(() -> find(request));
    }

    private synchronized GetSchemaVersionResponse find(GetSchemaVersionRequest request) {
        return versions.stream()
                .filter(version -> request.schemaVersionId() != null
                        ? version.schemaVersionId().equals(request.schemaVersionId())
                        : version.schemaArn()
                                        .endsWith(
                                                ":schema/" + request.schemaId().registryName() + "/"
                                                        + request.schemaId().schemaName())
                                && version.versionNumber()
                                        .equals(request.schemaVersionNumber().versionNumber()))
                .findFirst()
                .orElseThrow(() -> EntityNotFoundException.builder()
                        .message("Schema version is not found.")
                        .build());
    }

    @Override
    public String serviceName() {
        return "glue";
    }

    @Override
    public void close() {}
}
