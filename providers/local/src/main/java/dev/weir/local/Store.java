package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Documents of one service, in collections, kept on disk: a file a document, replaced atomically, so a process that is killed
 * leaves either the old document or the new one. All of them are also held in memory; lists come in the order of their keys.
 * Documents are copied on the way in and out. Safe for use by many threads; a caller that reads, decides and writes holds
 * its own lock.
 */
public final class Store {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Map<String, NavigableMap<String, ObjectNode>> collections = new TreeMap<>();

    private Store(Path directory) {
        this.directory = directory;
    }

    /** Opens the documents below a directory, which is created when it is not there. */
    public static Store open(Path directory) throws IOException {
        Store store = new Store(Files.createDirectories(directory));
        try (Stream<Path> files = Files.walk(directory, 2)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode entry = JSON.readTree(file.toFile());
                store.collection(file.getParent().getFileName().toString())
                        .put(entry.path("key").asText(), (ObjectNode) entry.path("document"));
            }
        }
        return store;
    }

    public synchronized Optional<ObjectNode> get(String collection, String key) {
        return Optional.ofNullable(collection(collection).get(key)).map(ObjectNode::deepCopy);
    }

    /** All documents of a collection. */
    public synchronized List<ObjectNode> list(String collection) {
        return collection(collection).values().stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** The documents whose key starts with a prefix. */
    public synchronized List<ObjectNode> list(String collection, String prefix) {
        return collection(collection).tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().deepCopy())
                .toList();
    }

    public synchronized void put(String collection, String key, ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        Path file = file(collection, key);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "new", ".tmp");
            JSON.writeValue(
                    fresh.toFile(), JSON.createObjectNode().put("key", key).set("document", copy));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        collection(collection).put(key, copy);
    }

    /** Removes a document; returns whether it was there. */
    public synchronized boolean delete(String collection, String key) {
        try {
            Files.deleteIfExists(file(collection, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collection(collection).remove(key) != null;
    }

    private NavigableMap<String, ObjectNode> collection(String name) {
        return collections.computeIfAbsent(name, absent -> new TreeMap<>());
    }

    private Path file(String collection, String key) {
        return directory.resolve(collection).resolve(digest(key) + ".json");
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
