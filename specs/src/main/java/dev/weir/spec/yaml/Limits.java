package dev.weir.spec.yaml;

/** How much of anything is read: far more than people write, and little enough to stay fast and small. */
final class Limits {
    static final int FILE_BYTES = 4 << 20;
    static final int DEPTH = 64;
    static final int NODES = 200_000;

    private Limits() {}
}
