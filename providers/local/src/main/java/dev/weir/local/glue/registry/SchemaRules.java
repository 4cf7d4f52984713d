package dev.weir.local.glue.registry;

import dev.weir.contract.CompatibilityMode;
import dev.weir.contract.SchemaDefinition;
import java.util.List;
import java.util.Optional;

/** What the registry needs to know of schema languages. */
public interface SchemaRules {
    /** What is wrong with a definition; empty when it can be registered. */
    Optional<String> problem(SchemaDefinition definition);

    /**
     * Whether a definition may follow the earlier ones.
     *
     * @param earlier oldest first
     */
    boolean compatible(SchemaDefinition proposed, CompatibilityMode mode, List<SchemaDefinition> earlier);
}
