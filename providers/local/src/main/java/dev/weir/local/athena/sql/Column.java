package dev.weir.local.athena.sql;

import static java.util.Objects.requireNonNull;

/**
 * A column of a result.
 *
 * @param type by Athena's name, such as {@code varchar}
 */
public record Column(String name, String type, int precision, int scale) {
    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }

    /** A column of text, as {@code SHOW} and {@code DESCRIBE} have it. */
    static Column text(String name) {
        return new Column(name, "string", 0, 0);
    }
}
