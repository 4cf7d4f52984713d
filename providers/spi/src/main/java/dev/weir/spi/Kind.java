package dev.weir.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of resource. Implementations hold no state about objects and are safe for use by many threads.
 *
 * <p>A kind that needs more opts in: {@link Settling} where mutations finish later, {@link Versioned} where a new
 * definition has to live with those before it.
 */
public interface Kind {
    /** The description that the loader, the planner, the editor and the reference pages share. Makes no calls. */
    KindSchema schema();

    /**
     * Reads objects in bulk, in as few calls as the service allows. An object that a list does not show is asked for by its name
     * before it counts as absent, because lists may be filtered.
     *
     * @return the objects that exist; an identity that is missing from the map does not
     * @throws ProviderException when the service refuses or cannot be reached. Where its category {@linkplain
     *     ProviderException.Category#mayHide may hide} an object, the caller can find out which one by asking for each alone
     */
    Map<Identity, Live> read(Collection<Identity> identities);

    /**
     * Reads objects as a plan needs them. Properties that take calls of their own may be left out of an object where neither its
     * declaration nor a mark on it names them; what they are then is no business of the stack.
     *
     * @param declared by identity the names of the properties that the stack declares; none for an object that it does not declare
     * @return as {@link #read(Collection)}
     * @throws ProviderException as {@link #read(Collection)}
     */
    default Map<Identity, Live> read(Map<Identity, Set<String>> declared) {
        return read(declared.keySet());
    }

    /**
     * Finds what a stack owns, by the marks on the objects. Where the service denies a part of the search, the rest is found and
     * the part named.
     *
     * @throws ProviderException when the service fails or cannot be reached
     */
    Discovery discover(Search search);

    /** Turns the desired and the live state into differences and steps. Pure: makes no calls. */
    PlanResponse plan(PlanRequest request);

    /**
     * Carries one step out. A step whose effect is already there succeeds, because a killed run is repaired by repeating
     * it; deleting what does not exist is no error.
     *
     * @return the operation's response in the API's own spelling
     * @throws ProviderException when the service refuses or cannot be reached, after bounded retries
     */
    ObjectNode execute(Identity identity, Step step);

    /**
     * Makes sure, right before the first step that changes an object, that it still has the mark that the plan found. The mark is
     * read from the service itself, never from an index that may lag. An object that is gone is no error here.
     *
     * @param owner stack, address and region in whose name the object is changed; empty for one that no stack owns yet
     * @throws ProviderException of category {@code CONFLICT} when the object has another mark
     */
    void confirm(Identity identity, Optional<Ownership> owner);

    /**
     * Carries one step of a deletion out, if the object is still the stack's own. Right before the step its mark is read from
     * the service itself, never from an index that may lag. An object that is gone is no error: the step is carried out for
     * what may be left of it.
     *
     * @param owner stack, address and region in whose name the object is deleted
     * @return the operation's response in the API's own spelling
     * @throws ProviderException of category {@code CONFLICT} when the object bears another mark or none; nothing was deleted
     *     then. As {@link #execute}, too
     */
    ObjectNode remove(Identity identity, Step step, Ownership owner);
}
