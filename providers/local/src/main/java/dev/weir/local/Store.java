package dev.weir.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Documents of one service, in collections, kept on disk and in memory. A change is on disk before anybody can see it: where the
 * disk refuses it, as a full one does, the caller gets the exception and everything is as it was before. Changes made
 * {@linkplain #together together} happen all or not at all, also when the process is killed between two of them. Lists come in
 * the order of their keys. Documents are copied on the way in and out. Safe for use by many threads; a caller that reads,
 * decides and writes holds its own lock.
 */
public final class Store {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DocumentFiles files;
    private final Map<String, NavigableMap<String, ObjectNode>> collections = new TreeMap<>();

    /** What the changes made together have replaced so far, the oldest first; null when none are being made. */
    private SequencedMap<DocumentFiles.Place, Optional<ObjectNode>> replaced;

    /** Documents that are in memory only, because the disk refused them. */
    private final Set<DocumentFiles.Place> unsaved = new LinkedHashSet<>();

    private Store(DocumentFiles files) {
        this.files = files;
    }

    /** Opens the documents below a directory, which is created when it is not there. */
    public static Store open(Path directory) throws IOException {
        Store store = new Store(new DocumentFiles(directory));
        store.files.open((collection, content) -> {
            JsonNode entry = JSON.readTree(content);
            store.collection(collection).put(entry.path("key").asText(), (ObjectNode) entry.path("document"));
        });
        return store;
    }

    public synchronized Optional<ObjectNode> get(String collection, String key) {
        return Optional.ofNullable(collection(collection).get(key)).map(ObjectNode::deepCopy);
    }

    public synchronized boolean has(String collection, String key) {
        return collection(collection).containsKey(key);
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

    /**
     * Adds or replaces a document.
     *
     * @throws UncheckedIOException when the disk refuses; the earlier document is still there then
     */
    public synchronized void put(String collection, String key, ObjectNode document) {
        change(new DocumentFiles.Place(collection, key), Optional.of(document.deepCopy()));
    }

    /** Removes a document; returns whether it was there. */
    public synchronized boolean delete(String collection, String key) {
        boolean there = collection(collection).containsKey(key);
        if (there) {
            change(new DocumentFiles.Place(collection, key), Optional.empty());
        }
        return there;
    }

    /**
     * Puts what has happened already and what no caller waits for, such as the end of a job: it counts at once, and is written
     * with the next change when the disk refuses it now. A process that ends before that starts from what was written.
     */
    public synchronized void putEventually(String collection, String key, ObjectNode document) {
        try {
            put(collection, key, document);
        } catch (UncheckedIOException refused) {
            collection(collection).put(key, document.deepCopy());
            unsaved.add(new DocumentFiles.Place(collection, key));
        }
    }

    /**
     * Removes what has come to its end by itself, whatever becomes of the work that noticed it. What belongs to a document is
     * removed before it, so that a process that is killed in between leaves something to notice again.
     */
    public synchronized void expire(String collection, String key) {
        DocumentFiles.Place place = new DocumentFiles.Place(collection, key);
        if (collection(collection).remove(key) == null) {
            return;
        }
        try {
            files.write(Map.of(place, Optional.empty()));
        } catch (IOException refused) {
            unsaved.add(place);
        }
    }

    /**
     * Makes all changes of some work, or none of them when the work throws or the disk refuses one. Other threads wait until
     * it is done.
     */
    public synchronized <T> T together(Supplier<T> work) {
        if (replaced != null) {
            return work.get();
        }
        replaced = new LinkedHashMap<>();
        boolean done = false;
        try {
            T result = work.get();
            write(List.copyOf(replaced.sequencedKeySet()));
            done = true;
            return result;
        } finally {
            SequencedMap<DocumentFiles.Place, Optional<ObjectNode>> before = replaced;
            replaced = null;
            if (!done) {
                before.forEach(this::remember);
            }
        }
    }

    private void change(DocumentFiles.Place place, Optional<ObjectNode> document) {
        Optional<ObjectNode> earlier =
                Optional.ofNullable(collection(place.collection()).get(place.key()));
        remember(place, document);
        if (replaced != null) {
            replaced.putIfAbsent(place, earlier);
            return;
        }
        boolean done = false;
        try {
            write(List.of(place));
            done = true;
        } finally {
            if (!done) {
                remember(place, earlier);
            }
        }
    }

    /** Brings the files of some documents to what is in memory, and then those that the disk refused earlier. */
    private void write(List<DocumentFiles.Place> changed) {
        try {
            writeOut(changed);
            unsaved.removeAll(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!unsaved.isEmpty()) {
            try {
                writeOut(unsaved);
                unsaved.clear();
            } catch (IOException stillRefused) {
                // The next change tries again.
                return;
            }
        }
    }

    private void writeOut(Collection<DocumentFiles.Place> places) throws IOException {
        Map<DocumentFiles.Place, Optional<byte[]>> contents = new LinkedHashMap<>();
        for (DocumentFiles.Place place : places) {
            contents.put(place, content(place));
        }
        files.write(contents);
    }

    private Optional<byte[]> content(DocumentFiles.Place place) throws IOException {
        ObjectNode document = collection(place.collection()).get(place.key());
        return document == null
                ? Optional.empty()
                : Optional.of(JSON.writeValueAsBytes(
                        JSON.createObjectNode().put("key", place.key()).set("document", document)));
    }

    private void remember(DocumentFiles.Place place, Optional<ObjectNode> document) {
        NavigableMap<String, ObjectNode> documents = collection(place.collection());
        document.ifPresentOrElse(there -> documents.put(place.key(), there), () -> documents.remove(place.key()));
    }

    private NavigableMap<String, ObjectNode> collection(String name) {
        return collections.computeIfAbsent(name, absent -> new TreeMap<>());
    }
}
