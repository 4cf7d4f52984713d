package dev.weir.spi;

import java.util.Collection;
import java.util.List;

/**
 * What a search found. An object that could not be asked for its mark is neither owned nor absent: it is a gap.
 *
 * @param owned the stack's objects, as far as the search could see; the mark on the object as read is what counts
 * @param gaps what could not be searched and why, in sentences
 * @param isBlind whether the gaps leave out the kind as a whole, and not just single objects
 */
public record Discovery(List<Identity> owned, List<String> gaps, boolean isBlind) {
    public Discovery {
        owned = List.copyOf(owned);
        gaps = List.copyOf(gaps);
    }

    /** A search that saw everything. */
    public static Discovery of(Collection<Identity> owned) {
        return new Discovery(List.copyOf(owned), List.of(), false);
    }

    /** A search that saw nothing. */
    public static Discovery blind(String gap) {
        return new Discovery(List.of(), List.of(gap), true);
    }
}
