package dev.weir.etl;

import static java.util.Objects.requireNonNull;

/** A run that cannot begin or go on until a person acts. The message says what happened and names the way out. */
public final class PipelineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public PipelineException(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    public PipelineException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }

    /** The kinds of failure. */
    public enum Reason {
        /** The document or its values are wrong. */
        SPEC,
        /** The stream, the schema or a bucket is missing. */
        NOT_FOUND,
        /** Another writer has moved the checkpoint. */
        CHECKPOINT_TAKEN,
        /** The checkpoint is not this pipeline's, or cannot be read. */
        CHECKPOINT_UNUSABLE,
        /** The stream was deleted, and another one has its name. */
        STREAM_RECREATED,
        /** Records have left the stream before they were read, or before a replay could read them again. */
        RETENTION_EXPIRED,
        /** An unfinished batch cannot be finished with the spec or the program at hand. */
        SPEC_CHANGED,
        /** A service refused, or did not answer in time. */
        REMOTE
    }
}
