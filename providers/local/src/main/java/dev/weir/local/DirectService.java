package dev.weir.local;

import java.util.Optional;

/** A service that answers its busiest operations from bytes to bytes, without a tree between: Kinesis. */
public interface DirectService extends Service {
    /** How a body is written. */
    enum Encoding {
        JSON,
        CBOR
    }

    /**
     * Carries an operation out, or declines it, and then {@link #handle} gets it. What is declined must not have had effects.
     *
     * @throws AwsException as {@link #handle} does; the input has not been checked against the model
     */
    Optional<Payload> direct(String operation, Encoding encoding, byte[] body, Caller caller);
}
