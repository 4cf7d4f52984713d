package dev.weir.aws.client;

import static java.util.Objects.requireNonNull;

import dev.weir.spi.ProviderException;

/** A refusal by a service, or a service out of reach. */
public final class AwsFailure extends ProviderException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String code;
    private final String wording;

    AwsFailure(Category category, String operation, String code, String wording, String message, Throwable cause) {
        super(category, message, cause);
        this.operation = requireNonNull(operation, "operation");
        this.code = requireNonNull(code, "code");
        this.wording = requireNonNull(wording, "wording");
    }

    /** The service's own code, such as {@code EntityNotFoundException}; empty when no service answered. */
    public String code() {
        return code;
    }

    /** The service's own words. */
    public String wording() {
        return wording;
    }

    /** What was denied and how to allow it, without anything that differs from one attempt to the next. */
    public String denial() {
        return is(Category.PERMISSION)
                ? operation + " is denied. " + new Denial(operation, wording).wayOut()
                : operation + " cannot be called from here.";
    }

    public boolean is(Category other) {
        return category() == other;
    }

    /** Whether an object exists and has no tags, which S3 says as if something were missing. */
    public boolean isUntagged() {
        return code.equals("NoSuchTagSet");
    }

    /** Whether a server failed without a code. AWS names one in every body; servers of others do so where they lack a call. */
    public boolean isNameless() {
        return code.equals("500");
    }

    /** Whether the endpoint does not serve the operation at all, as AWS-compatible servers may not. */
    public boolean isUnsupported() {
        return code.equals("UnknownOperationException")
                || code.equals("NotImplemented")
                || code.equals("NotImplementedException")
                || code.equals("UnsupportedOperation")
                || code.equals("InvalidAction")
                || code.equals("501")
                || code.equals("405");
    }
}
