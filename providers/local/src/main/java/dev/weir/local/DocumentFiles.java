package dev.weir.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a {@link Store}: {@code COLLECTION/HASH.json}, one a document, replaced as a whole. Several are changed together
 * in three steps: the new contents are written beside the files, which is where a full disk refuses; the file {@code commit}
 * appears, which lists what to move and what to delete; that is done. A process that finds the list does what is left of it.
 */
final class DocumentFiles {
    private static final String COMMIT = "commit";
    private static final String FRESH = ".tmp";
    private static final String DELETION = "-";

    private final Path directory;

    /** The changes that the list holds and that are not done yet. */
    private boolean unfinished;

    DocumentFiles(Path directory) {
        this.directory = directory;
    }

    /** Which document a file holds. */
    record Place(String collection, String key) {}

    /** Takes the content of each file. */
    @FunctionalInterface
    interface Reader {
        void read(String collection, byte[] content) throws IOException;
    }

    /** Finishes what an earlier process has left, and reads everything. */
    void open(Reader reader) throws IOException {
        Files.createDirectories(directory);
        unfinished = Files.exists(directory.resolve(COMMIT));
        finish();
        try (Stream<Path> found = Files.walk(directory, 2)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(FRESH)) {
                    Files.delete(file);
                } else if (name.endsWith(".json")) {
                    reader.read(file.getParent().getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    /**
     * Changes files, all or none.
     *
     * @param contents the new ones; empty deletes a file
     */
    void write(Map<Place, Optional<byte[]>> contents) throws IOException {
        finish();
        List<String> lines = new ArrayList<>();
        boolean decided = false;
        try {
            for (Map.Entry<Place, Optional<byte[]>> change : contents.entrySet()) {
                String file = file(change.getKey());
                lines.add((change.getValue().isPresent()
                                ? fresh(file, change.getValue().get())
                                : DELETION) + " " + file);
            }
            if (lines.size() == 1) {
                carryOut(lines.getFirst());
                decided = true;
                return;
            }
            decided = decide(lines);
        } finally {
            if (!decided) {
                forget(lines);
            }
        }
        try {
            finish();
        } catch (IOException later) {
            // It is decided, and done before the next change or at the next start.
            return;
        }
    }

    private boolean decide(List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return true;
        }
        try {
            Path list = directory.resolve(fresh(COMMIT, String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
            Files.move(list, directory.resolve(COMMIT), StandardCopyOption.ATOMIC_MOVE);
            unfinished = true;
            return true;
        } catch (IOException e) {
            if (lines.stream().anyMatch(line -> !line.startsWith(DELETION))) {
                throw e;
            }
            // Deleting must work on a full disk; what belongs to a document comes before it, so that it can be deleted
            // again.
            for (String line : lines) {
                carryOut(line);
            }
            return true;
        }
    }

    private void finish() throws IOException {
        if (!unfinished) {
            return;
        }
        Path list = directory.resolve(COMMIT);
        for (String line : Files.readAllLines(list)) {
            carryOut(line);
        }
        Files.delete(list);
        unfinished = false;
    }

    private void carryOut(String line) throws IOException {
        int space = line.indexOf(' ');
        Path target = directory.resolve(line.substring(space + 1));
        if (line.startsWith(DELETION)) {
            Files.deleteIfExists(target);
            return;
        }
        Path fresh = directory.resolve(line.substring(0, space));
        if (Files.exists(fresh)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void forget(List<String> lines) throws IOException {
        for (String line : lines) {
            if (!line.startsWith(DELETION)) {
                Files.deleteIfExists(directory.resolve(line.substring(0, line.indexOf(' '))));
            }
        }
    }

    /** Writes a file beside another, and returns its name in the directory. */
    private String fresh(String beside, byte[] content) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(beside).getParent());
        Path fresh = Files.createTempFile(folder, "new", FRESH);
        try {
            Files.write(fresh, content);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        return directory.relativize(fresh).toString();
    }

    private static String file(Place place) {
        return place.collection() + "/" + digest(place.key()) + ".json";
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
