package dev.weir.etl.decode;

import dev.weir.contract.DataFormat;
import java.util.UUID;

/** The versions that records may have been written under, and the one that they are read as. Shared by threads. */
public abstract sealed class Versions permits SchemaVersions, ProposedSchema {
    /** The version of records that name none. */
    abstract SchemaVersion pinnedVersion();

    /**
     * The version that a frame names.
     *
     * @throws dev.weir.etl.row.Rejection when its records cannot be read
     */
    abstract SchemaVersion byId(UUID id);

    /** Whether there is such a version; asked after {@link #byId} has refused it. */
    abstract boolean exists(UUID id);

    final DataFormat format() {
        return pinnedVersion().definition().format();
    }
}
