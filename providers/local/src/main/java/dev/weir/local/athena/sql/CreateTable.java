package dev.weir.local.athena.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.contract.GlueTypes;
import dev.weir.contract.SchemaException;
import dev.weir.local.operation.Trees;
import java.util.Locale;

/** Reads what follows {@code CREATE EXTERNAL TABLE name} into a {@code TableInput}. */
final class CreateTable {
    private static final String HIVE = "org.apache.hadoop.hive.";
    private static final String TEXT_INPUT = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String TEXT_OUTPUT = HIVE + "ql.io.HiveIgnoreKeyTextOutputFormat";
    private static final String LAZY = HIVE + "serde2.lazy.LazySimpleSerDe";

    private final Tokens tokens;
    private final ObjectNode table = Trees.object();
    private final ObjectNode storage = Trees.object();
    private final ObjectNode serde = Trees.object();

    private CreateTable(Tokens tokens) {
        this.tokens = tokens;
    }

    static ObjectNode read(Tokens tokens, String name) {
        return new CreateTable(tokens).table(name);
    }

    private ObjectNode table(String name) {
        table.put("Name", name).put("TableType", "EXTERNAL_TABLE").putArray("PartitionKeys");
        table.putObject("Parameters").put("EXTERNAL", "TRUE");
        serde.put("SerializationLibrary", LAZY).putObject("Parameters").put("serialization.format", "1");
        storage.put("InputFormat", TEXT_INPUT).put("OutputFormat", TEXT_OUTPUT);
        storage.set("Columns", columns(tokens));
        clauses();
        if (!storage.has("Location")) {
            throw new QueryFailure("FAILED: SemanticException: LOCATION is required for an external table");
        }
        storage.set("SerdeInfo", serde);
        table.set("StorageDescriptor", storage);
        return table;
    }

    private void clauses() {
        while (!tokens.atEnd()) {
            if (tokens.accept("comment")) {
                table.put("Description", tokens.string());
            } else if (tokens.accept("partitioned", "by")) {
                table.set("PartitionKeys", columns(tokens));
            } else if (tokens.accept("row", "format", "serde")) {
                serde.put("SerializationLibrary", tokens.string());
            } else if (tokens.accept("with", "serdeproperties")) {
                properties(tokens, (ObjectNode) serde.path("Parameters"));
            } else if (tokens.accept("row", "format", "delimited")) {
                delimited();
            } else if (tokens.accept("stored", "as")) {
                storedAs();
            } else if (tokens.accept("location")) {
                storage.put("Location", tokens.string());
            } else if (tokens.accept("tblproperties")) {
                properties(tokens, (ObjectNode) table.path("Parameters"));
            } else {
                throw tokens.unexpected(tokens.take());
            }
        }
    }

    static ArrayNode columns(Tokens tokens) {
        ArrayNode columns = Trees.object().putArray("columns");
        tokens.expect("(");
        do {
            ObjectNode column = columns.addObject().put("Name", tokens.name()).put("Type", type(tokens));
            if (tokens.accept("comment")) {
                column.put("Comment", tokens.string());
            }
        } while (tokens.accept(","));
        tokens.expect(")");
        return columns;
    }

    private static String type(Tokens tokens) {
        Token first = tokens.take();
        int depth = 0;
        while (depth > 0 || opens(tokens)) {
            Token token = tokens.take();
            depth += token.is("<") || token.is("(") ? 1 : 0;
            depth -= token.is(">") || token.is(")") ? 1 : 0;
        }
        String text = tokens.textFrom(first);
        try {
            GlueTypes.parse(text);
            return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        } catch (SchemaException e) {
            throw new QueryFailure("FAILED: ParseException: " + e.getMessage());
        }
    }

    private static boolean opens(Tokens tokens) {
        return tokens.peek().filter(token -> token.is("<") || token.is("(")).isPresent();
    }

    static void properties(Tokens tokens, ObjectNode into) {
        tokens.expect("(");
        do {
            String key = tokens.string();
            tokens.expect("=");
            into.put(key, tokens.string());
        } while (tokens.accept(","));
        tokens.expect(")");
    }

    private void delimited() {
        ObjectNode parameters = (ObjectNode) serde.path("Parameters");
        while (true) {
            if (tokens.accept("fields", "terminated", "by")) {
                String delimiter = tokens.string().replace("\\t", "\t");
                parameters.put("field.delim", delimiter).put("serialization.format", delimiter);
            } else if (tokens.accept("escaped", "by")) {
                parameters.put("escape.delim", tokens.string());
            } else if (tokens.accept("lines", "terminated", "by")) {
                parameters.put("line.delim", tokens.string());
            } else if (tokens.accept("null", "defined", "as")) {
                parameters.put("serialization.null.format", tokens.string());
            } else {
                return;
            }
        }
    }

    private void storedAs() {
        if (tokens.accept("parquet")) {
            storage.put("InputFormat", HIVE + "ql.io.parquet.MapredParquetInputFormat")
                    .put("OutputFormat", HIVE + "ql.io.parquet.MapredParquetOutputFormat");
            serde.put("SerializationLibrary", HIVE + "ql.io.parquet.serde.ParquetHiveSerDe");
        } else if (tokens.accept("textfile")) {
            storage.put("InputFormat", TEXT_INPUT).put("OutputFormat", TEXT_OUTPUT);
        } else if (tokens.accept("inputformat")) {
            storage.put("InputFormat", tokens.string());
            tokens.expect("outputformat");
            storage.put("OutputFormat", tokens.string());
        } else {
            throw new QueryFailure("FAILED: the embedded Athena stores tables as PARQUET or TEXTFILE only");
        }
    }
}
