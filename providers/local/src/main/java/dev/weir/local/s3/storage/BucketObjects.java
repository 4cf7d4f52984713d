package dev.weir.local.s3.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The objects of one bucket. Safe for use by many threads: a change decides and happens under the bucket's lock, bodies are
 * received before it and read after it.
 */
public final class BucketObjects implements AutoCloseable {
    private final Lock lock = new ReentrantLock();
    private final VersionIndex index = new VersionIndex();
    private final BodyFiles files;
    private final Journal journal;
    private Optional<Change> unfinished = Optional.empty();

    BucketObjects(BodyFiles files, Path journal) throws IOException {
        this.files = files;
        this.journal = Journal.open(journal, this::replay);
        finish();
        compact();
    }

    /** A version and its body, to be closed by the reader; the body stays readable whatever happens to the object. */
    public record OpenObject(ObjectVersion version, FileChannel body) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    public VersionIndex index() {
        return index;
    }

    /** The directory that mirrors the keys. */
    public Path directory() {
        return files.tree();
    }

    /**
     * Makes a new current version of a key.
     *
     * @param body a staged file, taken away
     * @param decision from the key's newest version, if there is one, to the new one; may refuse by throwing
     */
    public ObjectVersion put(String key, StagedFile body, Function<Optional<ObjectVersion>, ObjectVersion> decision) {
        return locked(() -> {
            ObjectVersion version = decision.apply(index.latest(key));
            change(new Change.Put(version, body.name()));
            return version;
        });
    }

    /** Hides a key behind a delete marker, unless the check of its current version refuses by throwing. */
    public void hide(ObjectVersion marker, Consumer<Optional<ObjectVersion>> check) {
        locked(() -> {
            check.accept(index.current(marker.key()));
            return change(new Change.Put(marker, ""));
        });
    }

    /** Gives a version other attributes; the decision may refuse by throwing. */
    public ObjectVersion update(Function<VersionIndex, ObjectVersion> decision) {
        return locked(() -> {
            ObjectVersion version = decision.apply(index);
            change(new Change.Update(version));
            return version;
        });
    }

    /** Removes a version for good, if the decision finds one. */
    public Optional<ObjectVersion> delete(Function<VersionIndex, Optional<ObjectVersion>> decision) {
        return locked(() -> {
            Optional<ObjectVersion> version = decision.apply(index);
            if (version.isPresent()) {
                change(new Change.Delete(version.get().key(), version.get().versionId()));
            }
            return version;
        });
    }

    /** Opens the body of the version that is chosen; the choice may refuse by throwing. */
    public OpenObject open(Function<VersionIndex, ObjectVersion> choice) {
        return locked(() -> {
            ObjectVersion version = choice.apply(index);
            return new OpenObject(version, FileChannel.open(file(version)));
        });
    }

    /** Makes a staged file of the same content as the version that is chosen, without copying where the disk can. */
    public ObjectVersion stage(Function<VersionIndex, ObjectVersion> choice, StagedFile copy) {
        return locked(() -> {
            ObjectVersion version = choice.apply(index);
            BodyFiles.link(file(version), copy.path());
            return version;
        });
    }

    /** The file with the body of a key's current version. */
    public Optional<Path> file(String key) {
        return locked(() -> index.current(key).map(version -> files.current(key)));
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private Path file(ObjectVersion version) {
        boolean newest = index.latest(version.key())
                .filter(latest -> latest.versionId().equals(version.versionId()))
                .isPresent();
        return newest ? files.current(version.key()) : files.older(version);
    }

    private void replay(Change change) {
        unfinished.ifPresent(index::apply);
        unfinished = Optional.of(change);
    }

    private Change change(Change change) throws IOException {
        finish();
        journal.append(change);
        unfinished = Optional.of(change);
        try {
            finish();
        } catch (IOException | RuntimeException e) {
            takeBack(change);
            throw e;
        }
        compact();
        return change;
    }

    /** A change that the disk refuses to carry out, because it is full, did not happen, unless it has got too far for that. */
    private void takeBack(Change change) throws IOException {
        boolean installed = change instanceof Change.Put put
                && !put.version().deleteMarker()
                && !Files.exists(files.staged(put.staged()));
        if (!installed) {
            unfinished = Optional.empty();
            journal.takeBack();
        }
    }

    /** Carries out what the journal's last entry says, as far as that has not happened yet. */
    private void finish() throws IOException {
        if (unfinished.isEmpty()) {
            return;
        }
        switch (unfinished.get()) {
            case Change.Put put -> install(put);
            case Change.Delete delete -> remove(delete);
            case Change.Update update -> {}
        }
        index.apply(unfinished.get());
        unfinished = Optional.empty();
    }

    private void install(Change.Put put) throws IOException {
        ObjectVersion version = put.version();
        Path staged = files.staged(put.staged());
        if (version.deleteMarker()) {
            keepNewest(version);
            files.removeCurrent(version.key());
        } else if (Files.isRegularFile(staged)) {
            keepNewest(version);
            files.install(staged, version.key());
        }
        for (ObjectVersion other : index.versions(version.key())) {
            if (other.versionId().equals(version.versionId())) {
                files.removeOlder(other);
            }
        }
    }

    private void keepNewest(ObjectVersion successor) throws IOException {
        Optional<ObjectVersion> newest = index.current(successor.key())
                .filter(version -> !version.versionId().equals(successor.versionId()));
        if (newest.isPresent() && Files.isRegularFile(files.current(successor.key()))) {
            files.keep(newest.get());
        }
    }

    private void remove(Change.Delete delete) throws IOException {
        List<ObjectVersion> versions = index.versions(delete.key());
        if (!versions.getFirst().versionId().equals(delete.versionId())) {
            index.version(delete.key(), delete.versionId()).ifPresent(this::removeOlder);
            return;
        }
        boolean promote = versions.size() > 1 && !versions.get(1).deleteMarker();
        if (!promote) {
            files.removeCurrent(delete.key());
        } else if (Files.isRegularFile(files.older(versions.get(1)))) {
            files.install(files.older(versions.get(1)), delete.key());
        }
    }

    private void removeOlder(ObjectVersion version) {
        try {
            files.removeOlder(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves space when it can; the journal it cannot replace is good as it is. */
    private void compact() {
        if (!journal.wordy(index.size())) {
            return;
        }
        try {
            journal.compact(index.oldestFirst());
        } catch (IOException refused) {
            // The next change tries again.
            return;
        }
    }

    private <T> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }
}
