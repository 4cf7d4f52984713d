package dev.weir.etl.decode;

import dev.weir.contract.DataFormat;
import dev.weir.contract.Mapping;
import dev.weir.contract.SchemaDefinition;
import dev.weir.contract.SchemaException;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.row.Rejection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A definition that no registry has yet, as the version that all records are read as. JSON says by itself what it holds, so it is
 * checked against the proposal whatever version it names; Avro and Protobuf need the version that it was written under as well.
 * One thread's.
 */
public final class ProposedSchema extends Versions {
    private static final int MAX_VERSIONS = 1_000;

    private final SchemaVersion pinned;
    private final SchemaReadings readings;
    private final Function<UUID, SchemaDefinition> registry;
    private final Map<UUID, SchemaVersion> known = new HashMap<>();

    /**
     * Compiles the proposal.
     *
     * @param registry finds the versions that frames name; it throws a {@link Rejection} where it cannot
     * @throws SchemaException when the definition cannot be read
     */
    public ProposedSchema(
            SchemaDefinition definition,
            Mapping mapping,
            Optional<PipelineSpec.Filter> filter,
            Function<UUID, SchemaDefinition> registry) {
        this.readings = new SchemaReadings(mapping, filter, definition);
        this.pinned = new SchemaVersion("proposed", definition, readings.of(definition));
        this.registry = registry;
    }

    @Override
    SchemaVersion pinnedVersion() {
        return pinned;
    }

    @Override
    SchemaVersion byId(UUID id) {
        if (format() == DataFormat.JSON) {
            return pinned;
        }
        SchemaVersion version = known.get(id);
        if (version == null) {
            version = looked(id);
            known.put(id, version);
        }
        return version;
    }

    private SchemaVersion looked(UUID id) {
        if (known.size() == MAX_VERSIONS) {
            throw new Rejection("framed with schema version %s, one too many to look up".formatted(id));
        }
        SchemaDefinition definition = registry.apply(id);
        try {
            return new SchemaVersion(id.toString(), definition, readings.of(definition));
        } catch (SchemaException unreadable) {
            throw new Rejection("framed with schema version %s: %s".formatted(id, unreadable.getMessage()));
        }
    }

    @Override
    boolean exists(UUID id) {
        return true;
    }
}
