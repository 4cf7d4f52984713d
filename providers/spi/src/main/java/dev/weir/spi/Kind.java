package dev.weir.spi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
     * Reads objects in bulk, in as few calls as the service allows.
     *
     * @return the objects that exist; an identity that is missing from the map does not
     * @throws ProviderException when the service refuses or cannot be reached
     */
    Map<Identity, Live> read(Collection<Identity> identities);

    /**
     * Finds what a stack owns, by the marks on the objects.
     *
     * @throws ProviderException when the service refuses or cannot be reached
     */
    List<Identity> discover(String stack);

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
}
