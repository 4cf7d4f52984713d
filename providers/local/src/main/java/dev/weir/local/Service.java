package dev.weir.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one AWS service does, apart from how it is spoken to. The protocol layer has already checked the input against the
 * service's model: required members are there, patterns, lengths and enumerations hold.
 */
public interface Service extends AutoCloseable {
    /** The model's name, such as {@code kinesis}; its resource lies under {@code models/}. */
    String model();

    /**
     * Carries an operation out.
     *
     * @param operation the API's name for it, such as {@code CreateStream}
     * @param input members in the API's own spelling; blobs are binary nodes, timestamps epoch seconds as numbers
     * @return members in the API's own spelling, shaped as the model's output; members the model does not know, and nulls,
     *     are left out of the response
     * @throws AwsException with AWS's own code and wording
     */
    ObjectNode handle(String operation, ObjectNode input, Caller caller);

    /** The code of an input that breaks the model's constraints. */
    default String validationCode() {
        return "ValidationException";
    }

    /** The code of a failure that is nobody's mistake, such as a full disk; its status is 500. */
    default String failureCode() {
        return "InternalFailure";
    }

    /** Whether something runs that a request has started. */
    default boolean isWorking() {
        return false;
    }

    /** Asks that to end, and waits a little for it; requests are still answered, because it makes some. */
    default void stopWork() {}

    @Override
    void close();
}
