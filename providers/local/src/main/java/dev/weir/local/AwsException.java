package dev.weir.local;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/** An error in AWS's own terms; the protocol layer puts it into the wire format. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, String> headers;

    /**
     * @param code such as {@code ResourceNotFoundException}: the model's name of the exception, or its code on the wire
     * @param status the HTTP status, such as 400
     * @param message AWS's wording
     */
    public AwsException(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** A client's error, as most are; where the model gives the exception another status, that is sent. */
    public AwsException(String code, String message) {
        this(code, 400, message);
    }

    private AwsException(String code, int status, String message, Map<String, String> headers) {
        super(message);
        this.code = requireNonNull(code, "code");
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** The same error, with a header more. */
    public AwsException withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        AwsException other = new AwsException(code, status, getMessage(), more);
        other.setStackTrace(getStackTrace());
        return other;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers == null ? Map.of() : headers;
    }
}
