package dev.weir.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo")
final class DemoTest {
    @TempDir
    private Path directory;

    @Test
    void runsFromValidateToDestroyAndLeavesNothingBehind() {
        Weir.Result result = Weir.in(directory).run("demo");
        assertThat(result.status()).as(result.toString()).isZero();
        assertThat(result.out()).contains("Getinge", "Apply complete", "No changes");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void doesNotTouchAFolderOfTheSameNameThatIsNotItsOwn() throws Exception {
        Files.createDirectory(directory.resolve("weir-demo"));
        assertThat(Weir.in(directory).run("demo").status()).isEqualTo(1);
        assertThat(directory.resolve("weir-demo")).exists();
    }
}
