package dev.weir.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Data that a change destroys and that no later apply brings back: the records of a stream, the objects in a bucket. What a stack
 * declares itself, such as a setting or the definition of a table, is no data in this sense.
 *
 * @param losses one sentence for each
 * @param isAccepted whether the object itself says that its data may be destroyed with it, so that nobody has to be asked again
 */
public record DataLoss(List<String> losses, boolean isAccepted) {
    /** Nothing is lost. */
    public static final DataLoss NONE = new DataLoss(List.of(), false);

    public DataLoss {
        losses = List.copyOf(losses);
    }

    public static DataLoss of(List<String> losses) {
        return losses.isEmpty() ? NONE : new DataLoss(losses, false);
    }

    public boolean isEmpty() {
        return losses.isEmpty();
    }

    /** The same, accepted. */
    public DataLoss accepted() {
        return isEmpty() ? this : new DataLoss(losses, true);
    }

    /** Both losses; accepted only where each of them is. */
    public DataLoss and(DataLoss other) {
        requireNonNull(other, "other");
        if (other.isEmpty() || isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<String> both = new ArrayList<>(losses);
        other.losses.stream().filter(loss -> !losses.contains(loss)).forEach(both::add);
        return new DataLoss(both, isAccepted && other.isAccepted);
    }
}
