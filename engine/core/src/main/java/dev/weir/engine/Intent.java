package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import dev.weir.spi.Ownership;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a kind was asked for when it planned a change. With it and the live object the kind makes the same steps again, so that a
 * plan from a file cannot hold any other.
 *
 * @param desired the properties that were asked for; empty for a deletion
 * @param owner the mark that was asked for; empty for a deletion, and for an object that is let go
 * @param related attributes of other objects that the kind asked about
 */
public record Intent(Optional<ObjectNode> desired, Optional<Ownership> owner, SortedMap<Identity, ObjectNode> related) {
    /** That an object is deleted, and nothing else was asked about. */
    public static final Intent DELETION = new Intent(Optional.empty(), Optional.empty(), new TreeMap<>());

    public Intent {
        requireNonNull(desired, "desired");
        requireNonNull(owner, "owner");
        related = Collections.unmodifiableSortedMap(new TreeMap<>(related));
    }
}
