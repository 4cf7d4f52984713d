package dev.weir.aws.client;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials could not be had. The message says why and what helps, and holds no secret. */
final class CredentialsFailure extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private final String sentences;
    private final boolean isUnreachable;

    CredentialsFailure(String message, boolean isUnreachable, Throwable cause) {
        super(builder().message(message).cause(cause));
        this.sentences = message;
        this.isUnreachable = isUnreachable;
    }

    /** The message without what the SDK appends to it. */
    String sentences() {
        return sentences;
    }

    /** Whether nothing answered where the credentials come from, so that trying again may help. */
    boolean isUnreachable() {
        return isUnreachable;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
