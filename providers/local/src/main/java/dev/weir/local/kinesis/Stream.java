package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A stream: its document, its shards and their records. The document holds the members of the API's descriptions under the
 * API's names, and besides {@code SettlesAt}, {@code Tags}, {@code Consumers}, {@code Policy}, {@code Reshards}, {@code ModeSwitches}. Readers of
 * records and writers hold the shared lock, changes of the stream the exclusive one.
 */
final class Stream {
    private final String region;
    private final Path folder;
    private final ObjectNode document;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Integer, ShardLog> logs = new ConcurrentHashMap<>();
    private final String name;
    private final String arn;
    private final String id;
    private volatile StreamFacts facts;
    private volatile List<Shard> shards;
    private volatile Routing routing;

    Stream(String region, Path folder, ObjectNode document) {
        this.region = region;
        this.folder = folder;
        this.document = document;
        this.name = document.path("StreamName").asText();
        this.arn = document.path("StreamARN").asText();
        this.id = document.path("Folder").asText();
        this.facts = StreamFacts.of(document);
        List<Shard> known = new ArrayList<>();
        document.path("Shards").forEach(node -> known.add(Shard.of(node)));
        this.shards = List.copyOf(known);
        this.routing = new Routing(shards);
    }

    String region() {
        return region;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    /** Tells a stream from an earlier one of its name. */
    String id() {
        return id;
    }

    /** Live: read under the shared lock, changed under the exclusive one. */
    ObjectNode document() {
        return document;
    }

    /** Reads from the document under the shared lock; what is handed out must be a copy. */
    <T> T read(Function<ObjectNode, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(document);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What a change may have to go back to. */
    record Snapshot(ObjectNode document, List<Shard> shards) {}

    Snapshot snapshot() {
        return new Snapshot(document.deepCopy(), shards);
    }

    void restore(Snapshot earlier) {
        document.removeAll();
        document.setAll(earlier.document());
        shards = earlier.shards();
        routing = new Routing(shards);
        refresh();
    }

    /** Called after each change of the document. */
    void refresh() {
        facts = StreamFacts.of(document);
    }

    StreamFacts facts() {
        return facts;
    }

    ReadWriteLock lock() {
        return lock;
    }

    /** All, closed ones too, by number. */
    List<Shard> shards() {
        return shards;
    }

    Routing routing() {
        return routing;
    }

    void replaceShards(List<Shard> all) {
        ArrayNode array = document.putArray("Shards");
        all.forEach(shard -> array.add(shard.document()));
        shards = List.copyOf(all);
        routing = new Routing(shards);
    }

    Shard shard(String shardId, String account) {
        return shards.stream()
                .filter(shard -> shard.id().equals(shardId))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "ResourceNotFoundException",
                        "Shard " + shardId + " in stream " + name() + " under account " + account + " does not exist"));
    }

    /** Opened when it is first needed: a stream with much data should not slow down the start. */
    ShardLog log(Shard shard) {
        return logs.computeIfAbsent(shard.number(), number -> {
            try {
                return ShardLog.open(folder.resolve(shard.id()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    Path folder() {
        return folder;
    }

    /** When records become too old to be read, for the time now. */
    long horizon(long nowMillis) {
        return nowMillis - facts.retentionMillis();
    }

    String status() {
        return facts.status();
    }

    void close() {
        try {
            for (ShardLog log : logs.values()) {
                log.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            logs.clear();
        }
    }
}
