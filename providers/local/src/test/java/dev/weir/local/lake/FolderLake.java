package dev.weir.local.lake;

import dev.weir.local.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Buckets that are plain folders. */
public final class FolderLake implements Lake {
    private final Path root;

    public FolderLake(Path root) {
        this.root = root;
    }

    /** Writes the result of a query as a Parquet object. */
    public void parquet(String bucket, String key, String select) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Path file = file(bucket, key);
            statement.execute("COPY (%s) TO %s (FORMAT parquet)".formatted(select, Quoting.text(file.toString())));
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void text(String bucket, String key, String content) {
        try {
            Files.writeString(file(bucket, key), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String bucket, String key) {
        try {
            return Files.readString(file(bucket, key), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean exists(String bucket) {
        return Files.isDirectory(root.resolve(bucket));
    }

    @Override
    public List<DataFile> files(String bucket, String prefix) {
        Path directory = root.resolve(bucket);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new DataFile(
                            directory.relativize(file).toString(),
                            file,
                            file.toFile().length()))
                    .filter(file -> file.key().startsWith(prefix))
                    .sorted((one, other) -> one.key().compareTo(other.key()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String bucket, String key, Path content, String contentType, Caller caller) {
        try {
            Files.copy(content, file(bucket, key), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String bucket, String key) {
        Path file = root.resolve(bucket).resolve(key);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
