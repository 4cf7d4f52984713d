package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import dev.weir.spec.Address;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Difference;
import dev.weir.spi.Identity;
import dev.weir.spi.Step;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a plan does to one object.
 *
 * <p>A change has up to two phases: its deletion, then its steps. A replacement has both; they are ordered on their own,
 * because what lies in a container is deleted before the container is, and created after it.
 *
 * @param address of the resource; unique in a plan. An owned object whose address is meanwhile declared under another name
 *     has the name that it bears behind an {@code @}: {@code streams.orders@orders-old}
 * @param origin of the change as a whole: drift where all of it is
 * @param fingerprint of the live object that the plan was made from; empty when it did not exist
 * @param drifted paths of the differences that are drift
 * @param deletion steps that remove the live object, for {@code DELETE} and {@code REPLACE}
 * @param steps steps that create it or change it in place
 * @param risks what a reviewer should know, one sentence each
 * @param dataLoss which data the change destroys; an apply refuses it unless somebody accepts it
 * @param intent what the kind was asked for
 * @param after whose steps come before this one's steps: what the object refers to
 * @param deletionAfter whose deletion, or steps where it has no deletion, come before this one's deletion: what refers to the
 *     live object
 */
public record Change(
        Address address,
        Identity identity,
        Action action,
        Origin origin,
        Optional<Fingerprint> fingerprint,
        List<Difference> differences,
        SortedSet<String> drifted,
        List<Step> deletion,
        List<Step> steps,
        List<String> risks,
        DataLoss dataLoss,
        Intent intent,
        SortedSet<Address> after,
        SortedSet<Address> deletionAfter) {
    public Change {
        requireNonNull(address, "address");
        requireNonNull(identity, "identity");
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
        requireNonNull(fingerprint, "fingerprint");
        differences = List.copyOf(differences);
        drifted = Collections.unmodifiableSortedSet(new TreeSet<>(drifted));
        deletion = List.copyOf(deletion);
        steps = List.copyOf(steps);
        risks = List.copyOf(risks);
        requireNonNull(dataLoss, "dataLoss");
        requireNonNull(intent, "intent");
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        deletionAfter = Collections.unmodifiableSortedSet(new TreeSet<>(deletionAfter));
    }

    /** Why a property differs. */
    public Origin originOf(Difference difference) {
        return drifted.contains(difference.path()) ? Origin.DRIFT : Origin.CHANGE;
    }
}
