package dev.weir.local.athena.sql;

import java.util.ArrayList;
import java.util.List;

/** A table's name in a statement. */
record TableName(String database, String table) {
    /** Reads {@code [[catalog.]database.]table}. */
    static TableName read(Tokens tokens, String database) {
        List<String> parts = new ArrayList<>(List.of(tokens.name()));
        while (tokens.accept(".")) {
            parts.add(tokens.name());
        }
        return new TableName(parts.size() == 1 ? database : parts.get(parts.size() - 2), parts.getLast());
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
