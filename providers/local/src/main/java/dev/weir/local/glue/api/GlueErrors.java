package dev.weir.local.glue.api;

import dev.weir.local.AwsException;

/** Errors that several parts of Glue report, by the service's codes. */
public final class GlueErrors {
    public static final String INVALID_INPUT = "InvalidInputException";

    private GlueErrors() {}

    public static AwsException notFound(String message) {
        return new AwsException("EntityNotFoundException", message);
    }

    public static AwsException alreadyExists(String message) {
        return new AwsException("AlreadyExistsException", message);
    }

    public static AwsException invalidInput(String message) {
        return new AwsException(INVALID_INPUT, message);
    }

    public static AwsException limitExceeded(String message) {
        return new AwsException("ResourceNumberLimitExceededException", message);
    }

    public static AwsException concurrentModification(String message) {
        return new AwsException("ConcurrentModificationException", message);
    }
}
