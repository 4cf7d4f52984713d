package dev.weir.local.s3.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file outside every bucket that is to become the body of an object; gone when closed, unless it has been taken. */
public record StagedFile(Path path) implements AutoCloseable {
    String name() {
        return path.getFileName().toString();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
