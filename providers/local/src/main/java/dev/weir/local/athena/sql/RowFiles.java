package dev.weir.local.athena.sql;

import dev.weir.local.Caller;
import dev.weir.local.lake.Lake;
import dev.weir.local.lake.Quoting;
import dev.weir.local.lake.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder for the files that a statement writes before they go to a bucket; gone when it is closed.
 *
 * @param folder exists, and is empty at first
 */
record RowFiles(Path folder) implements AutoCloseable {
    static RowFiles in(Path folder) {
        return new RowFiles(folder);
    }

    /**
     * Writes rows as files, in folders named by the values of the partition keys.
     *
     * @param format as the engine calls it
     */
    static void write(QuerySession session, String select, String format, List<String> keys, Path folder)
            throws SQLException {
        Path target = keys.isEmpty() ? folder.resolve("rows") : folder;
        String partitions = keys.isEmpty()
                ? ""
                : keys.stream()
                        .map(Quoting::identifier)
                        .collect(Collectors.joining(", ", ", OVERWRITE_OR_IGNORE, PARTITION_BY (", ")"));
        session.statement()
                .execute("COPY (%s) TO %s (FORMAT %s%s)"
                        .formatted(select, Quoting.text(target.toString()), format, partitions));
    }

    /** Makes each file an object below a location, in the same folders, under a name that is not taken. */
    static void upload(Path folder, S3Location location, Lake lake, Caller caller) throws IOException {
        for (Path file : files(folder)) {
            Path within = folder.relativize(file);
            String parent = within.getParent() == null
                    ? ""
                    : within.getParent().toString().replace('\\', '/') + "/";
            String key = location.prefix() + parent + UUID.randomUUID();
            lake.write(location.bucket(), key, file, "application/octet-stream", caller);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
