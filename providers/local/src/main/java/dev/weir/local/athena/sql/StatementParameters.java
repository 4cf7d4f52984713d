package dev.weir.local.athena.sql;

import java.util.List;

/** Puts execution parameters in the place of a statement's question marks. */
public final class StatementParameters {
    private StatementParameters() {}

    /**
     * Fills a statement.
     *
     * @param parameters literals, in their order; what is neither number nor text in quotes becomes text
     * @throws QueryFailure when there are more or fewer than question marks
     */
    public static String fill(String sql, List<String> parameters) {
        StringBuilder filled = new StringBuilder();
        int end = 0;
        int used = 0;
        for (Token token : new Tokens(sql).all()) {
            if (token.is("?") && used < parameters.size()) {
                filled.append(sql, end, token.start()).append(literal(parameters.get(used)));
                end = token.end();
                used++;
            } else if (token.is("?")) {
                used = parameters.size() + 1;
                break;
            }
        }
        if (used != parameters.size()) {
            throw new QueryFailure(
                    "INVALID_PARAMETER_USAGE: Incorrect number of parameters: %d given".formatted(parameters.size()));
        }
        return filled.append(sql.substring(end)).toString();
    }

    private static String literal(String parameter) {
        boolean literal = parameter.matches("-?\\d+(\\.\\d+)?|true|false|null|((date|timestamp) )?'([^']|'')*'");
        return literal ? parameter : "'" + parameter.replace("'", "''") + "'";
    }
}
