package dev.weir.local.lake;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * An object and the file that holds it.
 *
 * @param size in bytes
 */
public record DataFile(String key, Path path, long size) {
    public DataFile {
        requireNonNull(key, "key");
        requireNonNull(path, "path");
    }

    /** The path as SQL names it. */
    public String location() {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * Whether readers of the lake pass it over: folder markers, empty files, and whatever has a name that starts with
     * {@code _} or {@code .} below a location, as Hive, Athena and crawlers have it.
     *
     * @param prefix of the location's keys
     */
    public boolean hidden(String prefix) {
        return size == 0
                || Arrays.stream(key.substring(prefix.length()).split("/"))
                        .anyMatch(segment -> segment.startsWith("_") || segment.startsWith("."));
    }
}
