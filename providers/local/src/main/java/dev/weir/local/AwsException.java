package dev.weir.local;

import static java.util.Objects.requireNonNull;

/** An error in AWS's own terms; the protocol layer puts it into the wire format. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    /**
     * @param code such as {@code ResourceNotFoundException}
     * @param status the HTTP status, such as 400
     * @param message AWS's wording
     */
    public AwsException(String code, int status, String message) {
        super(message);
        this.code = requireNonNull(code, "code");
        this.status = status;
    }

    /** A client's error, as most are. */
    public AwsException(String code, String message) {
        this(code, 400, message);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
