package dev.weir.etl.decode;

import dev.weir.contract.DataFormat;
import dev.weir.contract.SchemaDefinition;
import dev.weir.etl.row.Rejection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** Definitions by the identifiers that frames name, asked of the registry. */
public final class RegisteredDefinitions implements Function<UUID, SchemaDefinition> {
    private final Supplier<GlueClient> glue;

    /**
     * Asks nothing yet.
     *
     * @param glue called when the first definition is wanted
     */
    public RegisteredDefinitions(Supplier<GlueClient> glue) {
        this.glue = glue;
    }

    @Override
    public SchemaDefinition apply(UUID id) {
        try {
            GetSchemaVersionResponse found =
                    glue.get().getSchemaVersion(request -> request.schemaVersionId(id.toString()));
            return new SchemaDefinition(DataFormat.valueOf(found.dataFormatAsString()), found.schemaDefinition());
        } catch (EntityNotFoundException | InvalidInputException unknown) {
            throw new Rejection("framed with schema version %s, which the registry does not know".formatted(id));
        }
    }
}
