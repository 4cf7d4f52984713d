package dev.weir.engine;

import static java.util.Objects.requireNonNull;

import dev.weir.spec.Address;
import dev.weir.spi.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How an apply ended.
 *
 * @param outcome over all
 * @param done changes that were carried out
 * @param failed changes that were not, and why
 * @param skipped changes that were not started
 * @param diagnostics what concerns no single change, such as a stale plan
 */
public record ApplyReport(
        Outcome outcome,
        SortedSet<Address> done,
        SortedMap<Address, List<Diagnostic>> failed,
        SortedSet<Address> skipped,
        List<Diagnostic> diagnostics) {
    public ApplyReport {
        requireNonNull(outcome, "outcome");
        done = Collections.unmodifiableSortedSet(new TreeSet<>(done));
        failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        skipped = Collections.unmodifiableSortedSet(new TreeSet<>(skipped));
        diagnostics = List.copyOf(diagnostics);
    }

    /** How an apply can end. */
    public enum Outcome {
        /** Everything was carried out. */
        COMPLETE,
        /** Something failed; the next plan continues from there. */
        FAILED,
        /** Nothing was started, because the plan is stale or touches what is protected. */
        REFUSED,
        /** Asked to stop: what was under way is finished, the rest skipped. */
        INTERRUPTED
    }
}
