package dev.weir.contract.json;

/** Thrown inside this package where a question has no answer within the bounds; never leaves it. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
        super(message);
    }
}
