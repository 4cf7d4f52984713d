package dev.weir.local.s3.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A process that is killed leaves what was before a change, or what is after it. */
class CrashTest {
    private static final String BUCKET = "lake";
    private static final Path JOURNAL = Path.of(".state", "journals", "lake.log");

    private enum Verb {
        PUT,
        HIDE,
        DELETE
    }

    private record Step(Verb verb, String key, String versionId) {}

    /** Every version's body by key and version; delete markers have none. The newest comes first. */
    private record Contents(TreeMap<String, List<String>> versions) {}

    @Property(tries = 15)
    void aChangeIsEitherMadeOrNot(@ForAll("steps") List<Step> steps) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "crash");
        try {
            for (int i = 0; i < steps.size(); i++) {
                crashIn(directory, steps.get(i), "body " + i);
            }
        } finally {
            delete(directory);
        }
    }

    private static void crashIn(Path directory, Step step, String body) throws IOException {
        Path untouched = directory.resolve("untouched");
        Path live = directory.resolve("live");
        Contents before;
        Contents after;
        try (ObjectStorage storage = open(live)) {
            before = contents(storage);
            Path staged = storage.stage().path();
            Files.writeString(staged, body);
            copy(live, untouched);
            make(storage, step, new StagedFile(staged), body.length());
            after = contents(storage);
        }
        byte[] journal = Files.readAllBytes(live.resolve(JOURNAL));
        int written = (int) (journal.length - Files.size(untouched.resolve(JOURNAL)));
        if (written > 0) {
            assertThat(reopened(untouched, directory, journal, written)).isEqualTo(after);
            assertThat(reopened(untouched, directory, journal, written / 2)).isEqualTo(before);
        }
        assertThat(reopened(live, directory, journal, 0)).isEqualTo(after);
        delete(untouched);
    }

    /** What is found in a copy of a state with some bytes of the last journal entry. */
    private static Contents reopened(Path state, Path directory, byte[] journal, int written) throws IOException {
        Path copy = directory.resolve("copy");
        copy(state, copy);
        long before = Files.size(copy.resolve(JOURNAL));
        Files.write(copy.resolve(JOURNAL), Arrays.copyOf(journal, (int) before + written));
        try (ObjectStorage storage = open(copy)) {
            return contents(storage);
        } finally {
            delete(copy);
        }
    }

    private static void make(ObjectStorage storage, Step step, StagedFile staged, int size) throws IOException {
        BucketObjects bucket = storage.bucket(BUCKET).orElseThrow();
        try (staged) {
            switch (step.verb()) {
                case PUT ->
                    bucket.put(
                            step.key(),
                            staged,
                            newest -> new ObjectVersion(
                                    step.key(),
                                    step.versionId(),
                                    false,
                                    "\"e\"",
                                    size,
                                    1,
                                    JsonNodeFactory.instance.objectNode()));
                case HIDE -> bucket.hide(ObjectVersion.marker(step.key(), step.versionId(), 1), current -> {});
                case DELETE -> bucket.delete(index -> index.version(step.key(), step.versionId()));
            }
        }
    }

    private static Contents contents(ObjectStorage storage) throws IOException {
        BucketObjects bucket = storage.bucket(BUCKET).orElseThrow();
        TreeMap<String, List<String>> found = new TreeMap<>();
        for (var entry : bucket.index().keys().entrySet()) {
            List<String> versions = new ArrayList<>();
            for (ObjectVersion version : entry.getValue()) {
                versions.add(version.versionId() + "=" + (version.deleteMarker() ? "" : read(bucket, version)));
            }
            found.put(entry.getKey(), versions);
        }
        assertThat(filesIn(bucket.directory()))
                .isEqualTo(bucket.index().keys().keySet().stream()
                        .filter(key -> bucket.index().current(key).isPresent())
                        .sorted()
                        .toList());
        return new Contents(found);
    }

    private static List<String> filesIn(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> KeyPath.key(tree.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    private static String read(BucketObjects bucket, ObjectVersion version) throws IOException {
        try (BucketObjects.OpenObject object = bucket.open(index -> version);
                InputStream body = Channels.newInputStream(object.body())) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectStorage open(Path directory) throws IOException {
        return ObjectStorage.open(directory, List.of(BUCKET));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Verb> verbs = Arbitraries.of(Verb.PUT, Verb.PUT, Verb.HIDE, Verb.DELETE, Verb.DELETE);
        Arbitrary<String> keys = Arbitraries.of("a", "a/b", "a/b/c", "A");
        Arbitrary<String> versions = Arbitraries.of("null", "v1", "v2", "v3");
        return Combinators.combine(verbs, keys, versions)
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(14);
    }
}
