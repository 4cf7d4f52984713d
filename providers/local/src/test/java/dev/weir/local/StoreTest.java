package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.disk.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    @Test
    void changesMadeTogetherAreSeenByTheWorkAndTakenBackWhenItThrows() throws IOException {
        Store store = Store.open(folder);
        store.put("c", "old", document("before"));
        assertThatThrownBy(() -> store.together(() -> {
                    store.put("c", "old", document("after"));
                    store.put("c", "new", document("after"));
                    assertThat(store.list("c")).hasSize(2);
                    store.delete("c", "old");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(store.list("c")).containsExactly(document("before"));
        assertThat(Store.open(folder).list("c")).containsExactly(document("before"));
    }

    @Test
    void aProcessThatIsKilledBetweenTwoChangesMadeTogetherFinishesThemWhenItStartsAgain() throws IOException {
        Store store = Store.open(folder);
        store.put("c", "gone", document("before"));
        store.put("c", "kept", document("before"));
        Path gone = file("gone");
        Path kept = file("kept");
        Path fresh = kept.resolveSibling("new1.tmp");
        Files.writeString(fresh, Files.readString(kept).replace("before", "after"));
        Files.writeString(fresh.resolveSibling("new2.tmp"), "half a docu");
        Files.write(
                folder.resolve("commit"),
                List.of("- " + folder.relativize(gone), folder.relativize(fresh) + " " + folder.relativize(kept)));
        assertThat(Store.open(folder).list("c")).containsExactly(document("after"));
        assertThat(Store.open(folder).list("c")).containsExactly(document("after"));
        assertThat(names()).noneMatch(name -> name.endsWith(".tmp") || name.endsWith("commit"));
    }

    @Test
    void whatNobodyWaitsForCountsOnAFullDiskAndIsWrittenLater() throws IOException {
        SmallDisk disk = new SmallDisk(folder, 0);
        Store store = Store.open(disk.root());
        store.putEventually("c", "a", document("done"));
        assertThat(store.get("c", "a")).contains(document("done"));
        assertThatThrownBy(() -> store.put("c", "b", document("x"))).isInstanceOf(UncheckedIOException.class);
        disk.free(10_000);
        store.put("c", "b", document("x"));
        assertThat(Store.open(folder).list("c")).containsExactly(document("done"), document("x"));
    }

    @Test
    void whatHasComeToItsEndStaysRemovedWhenTheWorkThatNoticedItThrows() throws IOException {
        Store store = Store.open(folder);
        store.put("c", "a", document("ended"));
        assertThatThrownBy(() -> store.together(() -> {
                    store.expire("c", "a");
                    throw new IllegalStateException("not found");
                }))
                .hasMessage("not found");
        assertThat(store.list("c")).isEmpty();
        assertThat(Store.open(folder).list("c")).isEmpty();
    }

    private Path file(String key) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("\"" + key + "\"")) {
                    return file;
                }
            }
        }
        throw new AssertionError("no document " + key);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private static ObjectNode document(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }
}
