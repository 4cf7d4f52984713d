package dev.weir.etl.replay;

import static java.util.Objects.requireNonNull;

/** What became of one record. */
public sealed interface Outcome {
    /** It would be written. */
    record Mapped() implements Outcome {}

    /** The filter leaves it out. */
    record Filtered() implements Outcome {}

    /** It would be rejected, for this reason. */
    record Failed(String reason) implements Outcome {
        public Failed {
            requireNonNull(reason, "reason");
        }
    }
}
