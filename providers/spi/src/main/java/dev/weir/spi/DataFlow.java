package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a provider knows of its resources among each other: which data flow from which to which, of what type, and where that
 * cannot work. Pure: makes no calls, and asks for no client, so that it works offline as well.
 */
public interface DataFlow {
    /** Resources between which nothing flows. */
    DataFlow NONE = new DataFlow() {
        @Override
        public List<Finding> check(Landscape landscape) {
            return List.of();
        }

        @Override
        public List<String> dependents(Identity identity, Collection<String> fields, Landscape landscape) {
            return List.of();
        }
    };

    /** What cannot work, or may not, in the order of the resources. Tolerates properties of any shape. */
    List<Finding> check(Landscape landscape);

    /**
     * What depends on an object's data, directly or through others, a line each with what of it is touched.
     *
     * @param fields the record's fields that change, nested ones joined by dots; empty when that is not known
     */
    List<String> dependents(Identity identity, Collection<String> fields, Landscape landscape);

    /**
     * Everything between which data may flow.
     *
     * @param resources as declared, in the order of their addresses
     * @param known what is known of objects that are not declared
     */
    record Landscape(List<Resource> resources, Known known) {
        public Landscape {
            resources = List.copyOf(resources);
            requireNonNull(known, "known");
        }
    }

    /**
     * A declared resource.
     *
     * @param properties evaluated; a value that could not be told is null or missing
     */
    record Resource(String address, Identity identity, ObjectNode properties) {
        public Resource {
            requireNonNull(address, "address");
            requireNonNull(identity, "identity");
            requireNonNull(properties, "properties");
        }
    }

    /** Objects beyond the declared ones. */
    @FunctionalInterface
    interface Known {
        /** Nothing is known, as offline. */
        Known NOTHING = identity -> Optional.empty();

        /** The live properties of an object, where somebody has read them. */
        Optional<ObjectNode> properties(Identity identity);
    }

    /**
     * Something to tell about a resource.
     *
     * @param pointer the property concerned, a JSON Pointer; {@code ""} for the whole
     * @param within where in the property's text, if it is a text with lines of its own
     */
    record Finding(Identity identity, String pointer, Optional<TextPosition> within, Diagnostic diagnostic) {
        public Finding {
            requireNonNull(identity, "identity");
            requireNonNull(pointer, "pointer");
            requireNonNull(within, "within");
            requireNonNull(diagnostic, "diagnostic");
        }

        /** Something about a property as a whole. */
        public Finding(Identity identity, String pointer, Diagnostic diagnostic) {
            this(identity, pointer, Optional.empty(), diagnostic);
        }
    }
}
