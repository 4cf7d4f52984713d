package dev.weir.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import java.util.Optional;
import java.util.Set;

/**
 * An instance whose expressions have been evaluated.
 *
 * @param properties with defaults; null where a value could not be told
 * @param attributes what follows from them
 * @param view properties and attributes together: what others may ask for
 * @param unavailable pointers of values about which a mistake has been reported, so that nobody asks for them
 * @param identity empty when part of it could not be told
 */
record Evaluated(
        Instance instance,
        ObjectNode properties,
        ObjectNode attributes,
        ObjectNode view,
        Set<String> unavailable,
        Optional<Identity> identity) {}
