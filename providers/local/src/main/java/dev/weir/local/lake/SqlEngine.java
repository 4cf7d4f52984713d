package dev.weir.local.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Opens databases in memory that can read the files they are given and nothing else: no other file, no network, no extension,
 * and no statement can lift that. Each connection has a database of its own, which ends with it. The native library is loaded
 * when the first is opened.
 */
public final class SqlEngine {
    private final Path spill;

    /**
     * An engine that costs nothing until a database is opened.
     *
     * @param spill a directory for what a query cannot hold in memory
     */
    public SqlEngine(Path spill) {
        this.spill = spill;
    }

    /**
     * Opens a database.
     *
     * @param readable the files that SQL may read
     * @param writable a folder that SQL may write to
     */
    public Connection open(Collection<DataFile> readable, Optional<Path> writable) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(readable, writable)) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens a database that can write nothing. */
    public Connection open(Collection<DataFile> readable) throws SQLException {
        return open(readable, Optional.empty());
    }

    /** A new folder for files that a query writes; the caller removes it. */
    public Path scratch() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(spill), "rows-")
                .toAbsolutePath();
    }

    private List<String> statements(Collection<DataFile> readable, Optional<Path> writable) {
        return List.of(
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET memory_limit = '512MB'",
                "SET threads = 2",
                "SET TimeZone = 'UTC'",
                "SET lambda_syntax = 'ENABLE_SINGLE_ARROW'",
                "SET temp_directory = " + Quoting.text(spill.toAbsolutePath().toString()),
                "SET max_temp_directory_size = '4GB'",
                "SET allowed_paths = " + paths(readable),
                "SET allowed_directories = "
                        + Quoting.texts(writable.stream().map(Path::toString).toList()),
                "SET integer_division = true",
                "SET enable_external_access = false",
                "SET lock_configuration = true");
    }

    private static String paths(Collection<DataFile> readable) {
        return Quoting.texts(readable.stream().map(DataFile::location).toList());
    }
}
