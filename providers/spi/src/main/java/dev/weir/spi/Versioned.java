package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind whose objects keep a history of definitions, which a new one has to live with. Reading the history and judging a
 * definition by it are apart: the first makes calls and is asked for as little as possible, the second is pure and works offline,
 * too.
 */
public interface Versioned extends Kind {
    /** Where the definition stands among the properties: a JSON Pointer, such as {@code /definition}. */
    String definition();

    /** Whether a revision brings a definition that says something else than the live one. Pure. */
    boolean revises(Revision revision);

    /**
     * Reads the versions that these revisions have to live with, in bulk. Asked only for objects that exist and for which
     * {@link #revises} is true, so that a stack that is as declared costs nothing.
     *
     * @return for each revision its versions, newest first; those that the service did not accept or is deleting are left out
     * @throws ProviderException when the service refuses or cannot be reached
     */
    Map<Identity, List<Version>> history(Collection<Revision> revisions);

    /**
     * Judges a revision by the versions before it. Pure.
     *
     * @param history newest first; empty for an object that is new
     * @return empty when there is nothing to judge: the revision brings no new definition, or one that cannot be read, which is
     *     reported elsewhere
     */
    Optional<ContractVerdict> judge(Revision revision, List<Version> history);

    /**
     * What an object shall become.
     *
     * @param desired evaluated properties with the schema's defaults
     * @param live the object as it is; offline, as the base revision declares it; empty for a new one
     */
    record Revision(Identity identity, ObjectNode desired, Optional<Live> live) {
        public Revision {
            requireNonNull(identity, "identity");
            requireNonNull(desired, "desired");
            requireNonNull(live, "live");
        }
    }
}
