package dev.weir.spec.yaml;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Places;
import dev.weir.spec.source.SourceText;
import java.util.Set;

/**
 * One file that has been read.
 *
 * @param tree the document; a missing node when the file holds none or cannot be used
 * @param places of the values in the tree
 * @param usable whether the tree is all that the file says
 * @param broken pointers of values in whose place something else stands, because a mistake in them has been reported
 */
public record YamlFile(SourceText source, JsonNode tree, Places places, boolean usable, Set<String> broken) {
    public YamlFile {
        requireNonNull(source, "source");
        requireNonNull(tree, "tree");
        requireNonNull(places, "places");
        broken = Set.copyOf(broken);
    }
}
