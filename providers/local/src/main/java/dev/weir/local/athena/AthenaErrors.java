package dev.weir.local.athena;

import dev.weir.local.AwsException;

/** Athena's errors. */
final class AthenaErrors {
    static final String INVALID_REQUEST = "InvalidRequestException";

    private AthenaErrors() {}

    static AwsException invalid(String message) {
        return new AwsException(INVALID_REQUEST, message);
    }

    static AwsException metadata(String message) {
        return new AwsException("MetadataException", message);
    }
}
