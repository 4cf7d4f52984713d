package dev.weir.etl.nested;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** The only column of a file, as DuckDB reads it. */
final class DuckValues {
    private static final Connection DUCK = connection();

    private DuckValues() {}

    private static Connection connection() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static List<Object> read(Path file) throws SQLException {
        List<Object> values = new ArrayList<>();
        try (Statement statement = DUCK.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
            while (rows.next()) {
                values.add(plain(rows.getObject(1)));
            }
        }
        return values;
    }

    private static Object plain(Object value) throws SQLException {
        if (value instanceof Array array) {
            List<Object> elements = new ArrayList<>();
            for (Object each : (Object[]) array.getArray()) {
                elements.add(plain(each));
            }
            return elements;
        }
        if (value instanceof DuckDBStruct struct) {
            return plain(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(plain(entry.getKey()), plain(entry.getValue()));
            }
            return entries;
        }
        if (value instanceof Blob blob) {
            return blob.getBytes(1, (int) blob.length());
        }
        return value instanceof OffsetDateTime time ? time.toInstant() : value;
    }
}
