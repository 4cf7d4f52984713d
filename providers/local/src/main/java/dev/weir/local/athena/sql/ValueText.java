package dev.weir.local.athena.sql;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBStruct;

/** Values of results as Athena writes them. */
final class ValueText {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private ValueText() {}

    /**
     * A value as text.
     *
     * @param value as the driver gives it
     * @return null for null
     */
    static String of(Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp timestamp -> timestamp.toLocalDateTime().format(TIMESTAMP);
            case LocalDateTime time -> time.format(TIMESTAMP);
            case OffsetDateTime time ->
                time.withOffsetSameInstant(ZoneOffset.UTC).format(TIMESTAMP) + " UTC";
            case BigDecimal decimal -> decimal.toPlainString();
            case Blob blob -> HEX.formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
            case byte[] bytes -> HEX.formatHex(bytes);
            case Array array -> list((Object[]) array.getArray());
            case Struct struct -> struct(struct);
            case Map<?, ?> map -> map(map);
            default -> value.toString();
        };
    }

    private static String list(Object[] elements) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            texts.add(of(element));
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private static String map(Map<?, ?> map) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            texts.add(of(entry.getKey()) + "=" + of(entry.getValue()));
        }
        return "{" + String.join(", ", texts) + "}";
    }

    private static String struct(Struct struct) throws SQLException {
        return struct instanceof DuckDBStruct named ? map(named.getMap()) : list(struct.getAttributes());
    }
}
