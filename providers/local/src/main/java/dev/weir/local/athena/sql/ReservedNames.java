package dev.weir.local.athena.sql;

import dev.weir.local.lake.Quoting;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Quotes names of columns that Trino takes as they are and DuckDB reserves. */
final class ReservedNames {
    private static final Set<String> RESERVED = Set.of(
            "asymmetric",
            "at",
            "check",
            "collate",
            "column",
            "default",
            "deferrable",
            "foreign",
            "grant",
            "initially",
            "lambda",
            "offset",
            "only",
            "pivot",
            "placing",
            "primary",
            "qualify",
            "references",
            "returning",
            "show",
            "summarize",
            "symmetric",
            "to",
            "unique",
            "unpivot",
            "variadic");

    private ReservedNames() {}

    /**
     * Quotes the names in a query.
     *
     * @param columns of all tables that the query names
     */
    static void quote(List<Token> tokens, Set<String> columns, Rewriting rewriting) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String name = token.text().toLowerCase(Locale.ROOT);
            boolean column = token.kind() == Token.Kind.WORD && RESERVED.contains(name) && columns.contains(name);
            if (column && !keyword(name, i + 1 < tokens.size() ? tokens.get(i + 1) : token)) {
                rewriting.replace(token, Quoting.identifier(name));
            }
        }
    }

    private static boolean keyword(String name, Token next) {
        return (name.equals("at") && next.is("time")) || (name.equals("offset") && next.kind() == Token.Kind.NUMBER);
    }
}
