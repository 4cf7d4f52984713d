package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An object as it is in the cloud now.
 *
 * @param properties in the shape of the kind's schema, normalised so that an object which was just created as declared
 *     equals its declaration
 * @param attributes what the service computed and a plan or another resource needs: ARN, version numbers, parameters
 *     that others wrote. Holds nothing that changes by itself, because both trees make up the fingerprint that a stale
 *     plan is recognised by
 * @param owner whose it is; empty when no stack has marked it
 */
public record Live(Identity identity, ObjectNode properties, ObjectNode attributes, Optional<Ownership> owner) {
    public Live {
        requireNonNull(identity, "identity");
        requireNonNull(properties, "properties");
        requireNonNull(attributes, "attributes");
        requireNonNull(owner, "owner");
    }
}
