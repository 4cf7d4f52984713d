package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.operation.Trees;

/** Reads the forms of {@code ALTER TABLE} that change the table itself into a {@code TableInput}. */
final class TableChanges {
    private static final String[] INPUT = {
        "Name",
        "Description",
        "Owner",
        "Retention",
        "StorageDescriptor",
        "PartitionKeys",
        "ViewOriginalText",
        "ViewExpandedText",
        "TableType",
        "Parameters"
    };

    private TableChanges() {}

    /** Whether one of the forms comes next. */
    static boolean accepts(Tokens tokens) {
        return tokens.next("add", "columns") || tokens.next("set", "tblproperties") || tokens.next("set", "location");
    }

    static ObjectNode read(Tokens tokens, ObjectNode table) {
        ObjectNode input = Trees.pick(table, INPUT);
        ObjectNode storage = input.withObjectProperty("StorageDescriptor");
        if (tokens.accept("add", "columns")) {
            storage.withArrayProperty("Columns").addAll(CreateTable.columns(tokens));
        } else if (tokens.accept("set", "location")) {
            storage.put("Location", tokens.string());
        } else {
            tokens.expect("set");
            tokens.expect("tblproperties");
            CreateTable.properties(tokens, input.withObjectProperty("Parameters"));
        }
        tokens.expectEnd();
        return input;
    }
}
