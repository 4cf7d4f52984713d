package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.Identity;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One declared resource, evaluated.
 *
 * @param properties with the schema's defaults filled in, references replaced by what they stand for, files by their text
 * @param attributes what follows from the properties and the place alone, such as {@code arn}
 * @param references the other resources of this stack that it names in any text; that alone does not put them first
 * @param positions where its values are written
 */
public record Resource(
        Address address,
        Identity identity,
        ObjectNode properties,
        ObjectNode attributes,
        Lifecycle lifecycle,
        SortedSet<Address> references,
        Positions positions) {
    public Resource {
        requireNonNull(address, "address");
        requireNonNull(identity, "identity");
        requireNonNull(properties, "properties");
        requireNonNull(attributes, "attributes");
        requireNonNull(lifecycle, "lifecycle");
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
        requireNonNull(positions, "positions");
    }
}
