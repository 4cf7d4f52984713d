package dev.weir.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Payload;
import dev.weir.local.s3.S3Files.Location;
import dev.weir.local.s3.S3Files.ObjectFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3FilesTest {
    private static final Caller CALLER = new Caller("000000000000", "us-east-1", "key");

    @TempDir
    Path directory;

    private S3 s3;
    private S3Files files;

    @BeforeEach
    void open() throws IOException {
        s3 = S3.open(directory, Clock.systemUTC());
        files = s3.files();
        s3.handle("CreateBucket", JsonNodeFactory.instance.objectNode().put("Bucket", "lake"), CALLER);
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void aLocationIsABucketAndAKey() {
        assertThat(Location.of("s3://lake/a/b")).isEqualTo(new Location("lake", "a/b"));
        assertThat(Location.of("s3a://lake")).isEqualTo(new Location("lake", ""));
        assertThatThrownBy(() -> Location.of("file:///etc")).hasMessage("Not an S3 location: file:///etc");
    }

    @Test
    void aPrefixIsADirectory() throws IOException {
        assertThat(files.directory(Location.of("s3://lake/metrics/year=2026/")))
                .isEqualTo(directory.toRealPath().resolve("lake/metrics/year=2026"));
        assertThat(files.directory(Location.of("s3://lake/"))).isEqualTo(files.directory("lake"));
    }

    @Test
    void whatIsWrittenIsReadAndListedWithItsFile() {
        put("s3://lake/m/b", "two");
        put("s3://lake/m/a", "one");
        put("s3://lake/m/", "");
        put("s3://lake/n", "three");
        assertThat(files.list(Location.of("s3://lake/m/")))
                .extracting(ObjectFile::key)
                .containsExactly("m/a", "m/b");
        assertThat(files.list(Location.of("s3://lake/m/")).getFirst().path()).hasContent("one");
        assertThat(files.get(Location.of("s3://lake/n"), CALLER)).hasValue("three".getBytes(UTF_8));
        files.delete(Location.of("s3://lake/n"), CALLER);
        assertThat(files.get(Location.of("s3://lake/n"), CALLER)).isEmpty();
        assertThat(files.file(Location.of("s3://lake/n"))).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsAnError() {
        assertThat(files.exists("absent")).isFalse();
        assertThatThrownBy(() -> files.list(Location.of("s3://absent/")))
                .isInstanceOfSatisfying(
                        AwsException.class, e -> assertThat(e.code()).isEqualTo("NoSuchBucket"));
    }

    @Test
    void bucketsAndObjectsAreThereWhenTheServiceIsOpenedAgain() throws IOException {
        put("s3://lake/k", "body");
        s3.close();
        try (S3 again = S3.open(directory, Clock.systemUTC())) {
            assertThat(again.files().get(Location.of("s3://lake/k"), CALLER)).hasValue("body".getBytes(UTF_8));
        }
    }

    private void put(String location, String body) {
        files.put(Location.of(location), Payload.of(body.getBytes(UTF_8)), "text/plain", CALLER);
    }
}
