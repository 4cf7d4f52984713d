package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.ServiceContext;
import dev.weir.local.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All streams, by region and name. A state such as CREATING ends when its time has come and somebody looks, so nothing runs in
 * the background and a killed process leaves nothing half done.
 */
final class Streams {
    private static final String COLLECTION = "streams";

    private final ServiceContext context;
    private final Path folder;
    private final Store store;
    private final Map<String, NavigableMap<String, Stream>> regions = new TreeMap<>();

    private Streams(ServiceContext context, Path folder, Store store) {
        this.context = context;
        this.folder = folder;
        this.store = store;
    }

    static Streams open(ServiceContext context) throws IOException {
        Path folder = context.folder("kinesis");
        Streams streams = new Streams(context, folder, Store.open(folder.resolve("documents")));
        for (ObjectNode document : streams.store.list(COLLECTION)) {
            streams.add(streams.open(document));
        }
        return streams;
    }

    private Stream open(ObjectNode document) {
        Path own = folder.resolve("records").resolve(document.path("Folder").asText());
        return new Stream(document.path("Region").asText(), own, document);
    }

    private void add(Stream stream) {
        regions.computeIfAbsent(stream.region(), absent -> new TreeMap<>()).put(stream.name(), stream);
    }

    long now() {
        return context.clock().millis();
    }

    String account() {
        return context.account();
    }

    boolean hasQuotas() {
        return context.quotas();
    }

    /** A new stream, CREATING. */
    synchronized Stream create(ObjectNode document) {
        String name = document.path("StreamName").asText();
        if (find(document.path("Region").asText(), name).isPresent()) {
            throw new AwsException(
                    "ResourceInUseException", "Stream " + name + " under account " + account() + " already exists.");
        }
        Stream stream = open(document);
        begin(stream, "CREATING");
        save(stream);
        add(stream);
        return stream;
    }

    /** By {@code StreamName} or {@code StreamARN}, whatever its state. */
    Stream require(JsonNode input, Caller caller) {
        String arn = input.path("StreamARN").asText("");
        String name = input.path("StreamName").asText("");
        if (arn.isEmpty() && name.isEmpty()) {
            throw new AwsException("InvalidArgumentException", "Missing StreamName or StreamARN");
        }
        return arn.isEmpty() ? require(caller.region(), name) : requireArn(arn);
    }

    Stream requireArn(String arn) {
        StreamArn parsed = StreamArn.parse(arn);
        if (!parsed.account().equals(account())) {
            throw new AwsException(
                    "AccessDeniedException", "User is not authorized to perform this operation on resource: " + arn);
        }
        return require(parsed.region(), parsed.stream());
    }

    synchronized Stream require(String region, String name) {
        return find(region, name)
                .orElseThrow(() -> new AwsException(
                        "ResourceNotFoundException", "Stream " + name + " under account " + account() + " not found."));
    }

    /** In the order of their names. */
    synchronized List<Stream> list(String region) {
        List.copyOf(regions.getOrDefault(region, new TreeMap<>()).values()).forEach(this::settleIfDue);
        return List.copyOf(regions.getOrDefault(region, new TreeMap<>()).values());
    }

    /** A stream whose state is up to date. */
    synchronized Optional<Stream> find(String region, String name) {
        Optional.ofNullable(regions.getOrDefault(region, new TreeMap<>()).get(name))
                .ifPresent(this::settleIfDue);
        return Optional.ofNullable(regions.getOrDefault(region, new TreeMap<>()).get(name));
    }

    /** Changes a stream that must be ACTIVE, which then is UPDATING for a while. */
    void update(Stream stream, Consumer<ObjectNode> change) {
        edit(stream, document -> {
            requireActive(stream);
            change.accept(document);
            begin(stream, "UPDATING");
        });
    }

    /** Changes a stream's document, whatever its state; not at all when the change throws or the disk refuses it. */
    void edit(Stream stream, Consumer<ObjectNode> change) {
        stream.lock().writeLock().lock();
        Stream.Snapshot before = stream.snapshot();
        boolean done = false;
        try {
            change.accept(stream.document());
            save(stream);
            done = true;
        } finally {
            if (!done) {
                stream.restore(before);
            }
            stream.lock().writeLock().unlock();
        }
    }

    /** Lets pass what time alone changes; it counts although the disk may refuse it, because time changes it again. */
    void pass(Stream stream, Consumer<ObjectNode> change) {
        stream.lock().writeLock().lock();
        try {
            change.accept(stream.document());
            stream.refresh();
            store.putEventually(COLLECTION, key(stream), stream.document());
        } finally {
            stream.lock().writeLock().unlock();
        }
    }

    void requireActive(Stream stream) {
        if (!stream.status().equals("ACTIVE")) {
            throw new AwsException(
                    "ResourceInUseException",
                    "Stream " + stream.name() + " under account " + account() + " not ACTIVE, instead in state "
                            + stream.status());
        }
    }

    /** Puts a stream into a passing state, within a change. */
    void begin(Stream stream, String status) {
        stream.document()
                .put("StreamStatus", status)
                .put("SettlesAt", now() + context.settle().toMillis());
    }

    private void save(Stream stream) {
        stream.refresh();
        store.put(COLLECTION, key(stream), stream.document());
    }

    private static String key(Stream stream) {
        return stream.region() + "/" + stream.name();
    }

    private void settleIfDue(Stream stream) {
        if (!stream.status().equals("ACTIVE") && stream.facts().settlesAt() <= now()) {
            settle(stream);
        }
    }

    private void settle(Stream stream) {
        stream.lock().writeLock().lock();
        try {
            if (stream.status().equals("DELETING")) {
                remove(stream);
            } else {
                pass(stream, document -> document.put("StreamStatus", "ACTIVE").remove("SettlesAt"));
            }
        } finally {
            stream.lock().writeLock().unlock();
        }
    }

    private void remove(Stream stream) {
        store.delete(COLLECTION, key(stream));
        regions.get(stream.region()).remove(stream.name());
        stream.close();
        try {
            deleteTree(stream.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (java.util.stream.Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    synchronized void close() {
        regions.values().forEach(streams -> streams.values().forEach(Stream::close));
    }
}
