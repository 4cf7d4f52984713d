package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind whose objects hold others, which a deletion takes along: a bucket's objects, a database's tables. What they hold is read
 * only for objects that are about to be deleted.
 */
public interface Holding extends Kind {
    /**
     * Reads what objects hold, in a bounded number of calls.
     *
     * @return for each object that exists what is in it
     * @throws ProviderException when the service refuses or cannot be reached
     */
    Map<Identity, Contents> contents(Collection<Identity> identities);

    /**
     * What an object holds.
     *
     * @param members in the order in which the service lists them
     * @param more whether there is more than could be listed
     */
    record Contents(List<Identity> members, boolean more) {
        public Contents {
            members = List.copyOf(members);
        }

        public boolean isEmpty() {
            return members.isEmpty() && !more;
        }

        /** What is left without these. */
        public Contents without(Set<Identity> others) {
            requireNonNull(others, "others");
            return new Contents(
                    members.stream().filter(one -> !others.contains(one)).toList(), more);
        }
    }
}
