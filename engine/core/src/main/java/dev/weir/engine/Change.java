package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import dev.weir.spec.Address;
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
 * @param fingerprint of the live object that the plan was made from; empty when it did not exist
 * @param deletion steps that remove the live object, for {@code DELETE} and {@code REPLACE}
 * @param steps steps that create it or change it in place
 * @param risks what a reviewer should know, one sentence each
 * @param after the addresses whose changes come first: what this object refers to when it is made, what refers to it when it
 *     is deleted
 */
public record Change(
        Address address,
        Identity identity,
        Action action,
        Origin origin,
        Optional<String> fingerprint,
        List<Difference> differences,
        List<Step> deletion,
        List<Step> steps,
        List<String> risks,
        SortedSet<Address> after) {
    public Change {
        requireNonNull(address, "address");
        requireNonNull(identity, "identity");
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
        requireNonNull(fingerprint, "fingerprint");
        differences = List.copyOf(differences);
        deletion = List.copyOf(deletion);
        steps = List.copyOf(steps);
        risks = List.copyOf(risks);
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }
}
