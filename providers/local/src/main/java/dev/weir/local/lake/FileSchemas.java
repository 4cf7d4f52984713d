package dev.weir.local.lake;

import dev.weir.contract.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds out what columns data files have. */
public final class FileSchemas {
    private final SqlEngine engine;

    public FileSchemas(SqlEngine engine) {
        this.engine = engine;
    }

    /**
     * What was found.
     *
     * @param columns of all files together, by name
     * @param records in all files
     * @param unreadable files that are broken, and left out
     */
    public record Found(List<Type.Field> columns, long records, List<DataFile> unreadable) {
        public Found {
            columns = List.copyOf(columns);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The columns of files of one format. */
    public Found of(FileFormat format, List<DataFile> files) throws SQLException {
        try {
            return read(format, files, List.of());
        } catch (SQLException someUnreadable) {
            List<DataFile> unreadable =
                    files.stream().filter(file -> !readable(format, file)).toList();
            List<DataFile> rest =
                    files.stream().filter(file -> !unreadable.contains(file)).toList();
            if (unreadable.isEmpty()) {
                throw someUnreadable;
            }
            return rest.isEmpty() ? new Found(List.of(), 0, unreadable) : read(format, rest, unreadable);
        }
    }

    private boolean readable(FileFormat format, DataFile file) {
        try {
            read(format, List.of(file), List.of());
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    private Found read(FileFormat format, List<DataFile> files, List<DataFile> unreadable) throws SQLException {
        String reader = format.reader(files, "union_by_name = true", "hive_partitioning = false");
        try (Connection connection = engine.open(files);
                Statement statement = connection.createStatement()) {
            List<Type.Field> columns = columns(statement, format, reader);
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + reader)) {
                count.next();
                return new Found(columns, count.getLong(1), unreadable);
            }
        }
    }

    private static List<Type.Field> columns(Statement statement, FileFormat format, String reader) throws SQLException {
        List<Type.Field> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + reader)) {
            while (rows.next()) {
                Type type = DuckTypes.parse(rows.getString("column_type"));
                columns.add(new Type.Field(rows.getString("column_name"), asWritten(format, type), true, ""));
            }
        }
        return columns;
    }

    /** Crawlers take dates and times in JSON for what they are written as: text. */
    private static Type asWritten(FileFormat format, Type type) {
        boolean moment = type == Type.Primitive.TIMESTAMP || type == Type.Primitive.DATE;
        if (format == FileFormat.JSON) {
            return switch (type) {
                case Type.Primitive primitive -> moment ? Type.Primitive.STRING : primitive;
                case Type.Decimal decimal -> decimal;
                case Type.Timestamp timestamp -> Type.Primitive.STRING;
                case Type.Array array -> new Type.Array(asWritten(format, array.element()));
                case Type.Map map -> new Type.Map(map.key(), asWritten(format, map.value()));
                case Type.Struct struct ->
                    new Type.Struct(struct.fields().stream()
                            .map(field ->
                                    new Type.Field(field.name(), asWritten(format, field.type()), true, field.doc()))
                            .toList());
            };
        }
        return format == FileFormat.CSV && moment ? Type.Primitive.STRING : type;
    }
}
