package dev.weir.local.s3.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketObjectsTest {
    private static final String BUCKET = "lake";

    @TempDir
    Path directory;

    @Test
    void anObjectIsAPlainFileAtItsKey() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "metrics/year=2026/part.parquet", "null", "body");
            assertThat(directory.resolve("lake/metrics/year=2026/part.parquet")).hasContent("body");
        }
    }

    @Test
    void objectsAreThereAgainWhenTheBucketIsOpenedAgain() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "a", "null", "one");
            put(storage, "a", "null", "two");
            put(storage, "b", "null", "three");
            delete(storage, "b", "null");
        }
        try (ObjectStorage storage = open()) {
            assertThat(bucket(storage).index().keys().keySet()).containsExactly("a");
            assertThat(read(storage, "a", "null")).isEqualTo("two");
        }
    }

    @Test
    void anObjectGivesItsPathToThePrefixOfTheSameName() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "a", "null", "object");
            put(storage, "a/b", "null", "below");
            put(storage, "a/b/c", "null", "further below");
            assertThat(directory.resolve("lake/a/b/c")).hasContent("further below");
            assertThat(read(storage, "a", "null")).isEqualTo("object");
            assertThat(read(storage, "a/b", "null")).isEqualTo("below");
            assertThat(bucket(storage).file("a")).contains(root().resolve("lake/^-a"));
        }
    }

    @Test
    void anObjectWhoseKeyIsAPrefixAlreadyIsSetApart() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "a/b", "null", "below");
            put(storage, "a", "null", "object");
            put(storage, "a", "null", "again");
            assertThat(read(storage, "a", "null")).isEqualTo("again");
            delete(storage, "a", "null");
            assertThat(files()).containsExactly("a/b");
        }
    }

    @Test
    void directoriesGoWithTheLastObjectInThem() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "x/y/z", "null", "1");
            delete(storage, "x/y/z", "null");
            assertThat(directory.resolve("lake")).isEmptyDirectory();
        }
    }

    @Test
    void anOlderVersionComesBackWhenTheNewerOneIsDeleted() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "k", "v1", "one");
            put(storage, "k", "v2", "two");
            assertThat(read(storage, "k", "v1")).isEqualTo("one");
            delete(storage, "k", "v2");
            assertThat(read(storage, "k", "v1")).isEqualTo("one");
            assertThat(directory.resolve("lake/k")).hasContent("one");
        }
    }

    @Test
    void aDeleteMarkerTakesTheFileOutOfTheTreeAndItsDeletionBringsItBack() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "k", "v1", "one");
            bucket(storage).hide(ObjectVersion.marker("k", "m", 1), current -> {});
            assertThat(files()).isEmpty();
            assertThat(bucket(storage).index().current("k")).isEmpty();
            delete(storage, "k", "m");
            assertThat(directory.resolve("lake/k")).hasContent("one");
        }
    }

    @Test
    void aBodyThatIsBeingReadStaysWholeWhenItsObjectIsReplaced() throws IOException {
        try (ObjectStorage storage = open()) {
            put(storage, "k", "null", "one");
            try (BucketObjects.OpenObject object =
                            bucket(storage).open(index -> index.latest("k").orElseThrow());
                    InputStream body = Channels.newInputStream(object.body())) {
                put(storage, "k", "null", "two");
                assertThat(body).hasContent("one");
            }
        }
    }

    @Test
    void aRefusedWriteChangesNothing() throws IOException {
        try (ObjectStorage storage = open();
                StagedFile staged = staged(storage, "two")) {
            put(storage, "k", "null", "one");
            assertThatThrownBy(() -> bucket(storage).put("k", staged, newest -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(read(storage, "k", "null")).isEqualTo("one");
        }
    }

    @Test
    void aLongHistoryIsCompacted() throws IOException {
        try (ObjectStorage storage = open()) {
            for (int i = 0; i < 1100; i++) {
                put(storage, "k", "null", "body " + i);
            }
        }
        assertThat(Files.readAllLines(directory.resolve(".state/journals/lake.log")))
                .hasSizeLessThan(200);
        try (ObjectStorage storage = open()) {
            assertThat(read(storage, "k", "null")).isEqualTo("body 1099");
        }
    }

    @Test
    void aDamagedJournalIsNamed() throws IOException {
        open().close();
        Files.writeString(
                directory.resolve(".state/journals/lake.log"),
                "{\"delete\":\"k\",\"versionId\":\"v\"}\nnonsense\n{}\n");
        assertThatThrownBy(this::open).hasMessageContaining("lake.log, line 2");
    }

    private ObjectStorage open() throws IOException {
        return ObjectStorage.open(directory, List.of(BUCKET));
    }

    private Path root() throws IOException {
        return directory.toRealPath();
    }

    private List<String> files() throws IOException {
        try (var paths = Files.walk(directory.resolve(BUCKET))) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> directory.resolve(BUCKET).relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static BucketObjects bucket(ObjectStorage storage) {
        return storage.bucket(BUCKET).orElseThrow();
    }

    private static StagedFile staged(ObjectStorage storage, String body) throws IOException {
        StagedFile staged = storage.stage();
        Files.writeString(staged.path(), body);
        return staged;
    }

    private static void put(ObjectStorage storage, String key, String versionId, String body) throws IOException {
        try (StagedFile staged = staged(storage, body)) {
            bucket(storage)
                    .put(
                            key,
                            staged,
                            newest -> new ObjectVersion(
                                    key,
                                    versionId,
                                    false,
                                    "\"etag\"",
                                    body.length(),
                                    1,
                                    JsonNodeFactory.instance.objectNode()));
        }
    }

    private static Optional<ObjectVersion> delete(ObjectStorage storage, String key, String versionId) {
        return bucket(storage).delete(index -> index.version(key, versionId));
    }

    private static String read(ObjectStorage storage, String key, String versionId) throws IOException {
        try (BucketObjects.OpenObject object = bucket(storage)
                        .open(index -> index.version(key, versionId).orElseThrow());
                InputStream body = Channels.newInputStream(object.body())) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
