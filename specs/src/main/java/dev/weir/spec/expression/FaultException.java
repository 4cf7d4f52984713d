package dev.weir.spec.expression;

import static java.util.Objects.requireNonNull;

/** Carries a fault out of a parser or an evaluation. */
public final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.summary());
        this.fault = requireNonNull(fault, "fault");
    }

    public FaultException(int offset, int length, String summary, String detail) {
        this(new Fault(offset, length, summary, detail));
    }

    public Fault fault() {
        return fault;
    }
}
