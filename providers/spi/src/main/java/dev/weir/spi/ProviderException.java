package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/** A remote failure. Its message is for people: what was tried, what the service said, and the way out where one is known. */
public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Category category;

    public ProviderException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = requireNonNull(category, "category");
    }

    public Category category() {
        return category;
    }

    /** What kind of failure it is, so that callers need not read wording. */
    public enum Category {
        /** The endpoint does not answer. */
        UNREACHABLE,
        /** No credentials, or credentials that the service does not know. */
        CREDENTIALS,
        /** Known credentials without the permission. */
        PERMISSION,
        /** The object is in another region than the one that is called. */
        ELSEWHERE,
        /** The request breaks a rule of the service. */
        INVALID,
        /** The object exists already, is in use, or has changed since it was read. */
        CONFLICT,
        /** The object does not exist. */
        NOT_FOUND,
        /** A quota is used up. */
        LIMIT,
        /** Turned away for the rate, after all retries. */
        THROTTLED,
        /** Anything else that the service got wrong. */
        SERVICE;

        /** Whether an object may exist all the same: it is neither seen nor known to be absent. */
        public boolean mayHide() {
            return this == PERMISSION || this == ELSEWHERE;
        }
    }
}
