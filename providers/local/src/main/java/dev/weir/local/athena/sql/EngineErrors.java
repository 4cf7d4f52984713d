package dev.weir.local.athena.sql;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors in Athena's words. */
final class EngineErrors {
    private static final Pattern SCHEMA = Pattern.compile("because schema \"([^\"]+)\" does not exist");
    private static final Pattern TABLE = Pattern.compile("Table with name \"?(.+?)\"? does not exist");
    private static final Pattern COLUMN =
            Pattern.compile("(?:Referenced column|does not have a column named|Referenced table) \"([^\"]+)\"");
    private static final Pattern FUNCTION = Pattern.compile("Function with name (\\S+) does not exist");
    private static final Pattern COMPARISON = Pattern.compile("Cannot compare values of type (.+?) and type (\\S+)");
    private static final Pattern NEAR = Pattern.compile("syntax error at or near \"([^\"]+)\"");
    private static final Pattern OWN = Pattern.compile("(?:Error: )((?:HIVE_|INVALID_)[A-Z_]+: .*)");

    private EngineErrors() {}

    static QueryFailure translated(SQLException error, String sql, Tokens tokens, String database) {
        String message = String.valueOf(error.getMessage());
        Matcher own = OWN.matcher(firstLine(error));
        if (own.find()) {
            return new QueryFailure(own.group(1));
        }
        Matcher schema = SCHEMA.matcher(message);
        if (schema.find()) {
            return named("SCHEMA_NOT_FOUND", sql, tokens, schema.group(1), "Schema '%s' does not exist");
        }
        Matcher table = TABLE.matcher(message);
        if (table.find()) {
            String name = table.group(1);
            String full = name.contains(".") ? name : database + "." + name;
            return at("TABLE_NOT_FOUND", sql, tokens, name, "Table 'awsdatacatalog." + full + "' does not exist");
        }
        return inQuery(error, message, sql, tokens);
    }

    private static QueryFailure inQuery(SQLException error, String message, String sql, Tokens tokens) {
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            return named(
                    "COLUMN_NOT_FOUND",
                    sql,
                    tokens,
                    column.group(1),
                    "Column '%s' cannot be resolved or requester is not authorized to access requested resources");
        }
        Matcher function = FUNCTION.matcher(message);
        if (function.find()) {
            return named("FUNCTION_NOT_FOUND", sql, tokens, function.group(1), "Function '%s' not registered");
        }
        Matcher comparison = COMPARISON.matcher(message);
        if (comparison.find()) {
            return QueryFailure.at(
                    "TYPE_MISMATCH",
                    sql,
                    0,
                    "Cannot apply operator: "
                            + (comparison.group(1) + " = " + comparison.group(2)).toLowerCase(Locale.ROOT));
        }
        Matcher near = NEAR.matcher(message);
        if (near.find()) {
            return named("SYNTAX_ERROR", sql, tokens, near.group(1), "mismatched input '%s'");
        }
        return general(error, message, sql);
    }

    private static QueryFailure general(SQLException error, String message, String sql) {
        String line = firstLine(error).replaceFirst("^[A-Za-z ]+ Error: ", "");
        if (message.startsWith("Permission Error")) {
            return new QueryFailure("PERMISSION_DENIED: a query may read the tables of the catalog only");
        }
        if (message.startsWith("Conversion Error")) {
            return new QueryFailure("INVALID_CAST_ARGUMENT: " + line);
        }
        if (line.startsWith("Division by zero")) {
            return new QueryFailure("DIVISION_BY_ZERO: Division by zero");
        }
        if (message.startsWith("Out of Memory Error")) {
            return new QueryFailure("EXCEEDED_LOCAL_MEMORY_LIMIT: Query exceeded the memory of the embedded Athena");
        }
        if (message.startsWith("Binder Error")) {
            return QueryFailure.at("TYPE_MISMATCH", sql, 0, line);
        }
        return message.startsWith("Parser Error")
                ? QueryFailure.syntax(sql, 0, line)
                : new QueryFailure("GENERIC_USER_ERROR: " + line);
    }

    static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    private static QueryFailure named(String code, String sql, Tokens tokens, String name, String problem) {
        return at(code, sql, tokens, name, problem.formatted(name));
    }

    /** At the place where a name first occurs; the engine says it only for short statements. */
    private static QueryFailure at(String code, String sql, Tokens tokens, String name, String problem) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        int position = tokens.all().stream()
                .filter(token ->
                        token.kind() != Token.Kind.STRING && token.text().equalsIgnoreCase(last))
                .mapToInt(Token::start)
                .findFirst()
                .orElse(0);
        return QueryFailure.at(code, sql, position, problem);
    }
}
