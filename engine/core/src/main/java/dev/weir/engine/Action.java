package dev.weir.engine;

/** What becomes of an object. */
public enum Action {
    CREATE,
    /** Changed in place. */
    UPDATE,
    /** Deleted and created again, because a property cannot be changed in place. */
    REPLACE,
    DELETE,
    /** Taken into the stack, and changed in place where it differs. */
    ADOPT,
    /** Let go as it is: the stack's mark is taken off, and nothing else is touched. */
    RELEASE;

    /** Whether the live object goes. */
    public boolean deletes() {
        return this == DELETE || this == REPLACE;
    }

    /** Whether the object is there afterwards. */
    public boolean keeps() {
        return this != DELETE;
    }
}
