package dev.weir.engine;

/** Why an object differs. */
public enum Origin {
    /** The declaration changed. */
    CHANGE,
    /** The object was changed by somebody else since the stack last made it as declared. */
    DRIFT
}
