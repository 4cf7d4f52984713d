package dev.weir.etl;

import static java.util.Objects.requireNonNull;

/**
 * Why records were rejected.
 *
 * @param reason the first one's, word for word; the others differ in values and numbers at most
 * @param count how many
 */
public record RejectReason(String reason, long count) {
    public RejectReason {
        requireNonNull(reason, "reason");
    }
}
