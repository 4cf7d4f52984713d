package dev.weir.local.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens databases in memory that can read the lake's files and nothing else: no other file, no network, no extension, and no
 * statement can lift that. Each connection has a database of its own, which ends with it. The native library is loaded
 * when the first is opened.
 */
public final class SqlEngine {
    private final Lake lake;
    private final Path spill;

    /**
     * An engine over the lake; costs nothing until a connection is opened.
     *
     * @param spill a directory for what a query cannot hold in memory
     */
    public SqlEngine(Lake lake, Path spill) {
        this.lake = lake;
        this.spill = spill;
    }

    /**
     * Opens a database.
     *
     * @param preparation statements to run before the configuration is locked
     */
    public Connection open(List<String> preparation) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(preparation)) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private List<String> statements(List<String> preparation) {
        List<String> statements = new ArrayList<>(List.of(
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET memory_limit = '512MB'",
                "SET threads = 2",
                "SET temp_directory = " + Quoting.text(spill.toAbsolutePath().toString()),
                "SET max_temp_directory_size = '4GB'",
                "SET allowed_directories = " + Quoting.texts(directories()),
                "SET enable_external_access = false"));
        statements.addAll(preparation);
        statements.add("SET lock_configuration = true");
        return statements;
    }

    private List<String> directories() {
        return lake.directories().stream()
                .map(directory -> directory.toAbsolutePath().normalize() + "/")
                .toList();
    }
}
