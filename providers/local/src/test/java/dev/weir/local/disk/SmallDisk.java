package dev.weir.local.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A directory on a disk with little space. What is written there is on the real disk; after some bytes each write is refused, as
 * Linux refuses it: what still fits is written, and the next write fails.
 */
public final class SmallDisk {
    private final AtomicLong left;
    private final Path root;

    /** @param space in bytes; what is deleted does not give any back */
    public SmallDisk(Path directory, long space) {
        this.left = new AtomicLong(space);
        this.root = new SmallDiskProvider(this).path(directory);
    }

    /** The directory; use it as any other. */
    public Path root() {
        return root;
    }

    /** Gives space back. */
    public void free(long space) {
        left.set(space);
    }

    public long left() {
        return left.get();
    }

    /** How many of some bytes still fit; they are taken. */
    int take(int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        long before = left.getAndUpdate(space -> Math.max(0, space - wanted));
        if (before == 0) {
            throw new IOException("No space left on device");
        }
        return (int) Math.min(wanted, before);
    }
}
