package dev.weir.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.local.AwsException;
import dev.weir.local.glue.api.GlueErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Expression} of {@code GetPartitions}: comparisons of partition keys with literals, {@code IN}, {@code BETWEEN},
 * {@code LIKE}, joined by {@code AND}, {@code OR}, {@code NOT} and parentheses. Keys of numeric types compare as numbers,
 * all others as text.
 */
final class PartitionExpression {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('(?:[^']|'')*')|(<=|>=|<>|!=|[=<>(),])|([^\\s=<>!(),']+))");
    private static final Set<String> NUMERIC =
            Set.of("tinyint", "smallint", "int", "integer", "bigint", "long", "float", "double");
    private static final Set<String> SYMBOLS = Set.of("<=", ">=", "<>", "!=", "=", "<", ">", "(", ")", ",");
    private static final int DEEPEST = 100;

    private final String text;
    private final JsonNode keys;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private PartitionExpression(String text, JsonNode keys) {
        this.text = text;
        this.keys = keys;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw invalid();
        }
    }

    /**
     * Reads an expression.
     *
     * @param keys the table's partition keys
     * @return a test of a partition's values; always true for a blank text
     */
    static Predicate<JsonNode> parse(String text, JsonNode keys) {
        if (text.isBlank()) {
            return values -> true;
        }
        PartitionExpression expression = new PartitionExpression(text, keys);
        Predicate<JsonNode> test = expression.disjunction();
        if (expression.next < expression.tokens.size()) {
            throw expression.invalid();
        }
        return test;
    }

    private Predicate<JsonNode> disjunction() {
        Predicate<JsonNode> test = conjunction();
        while (accept("or")) {
            test = test.or(conjunction());
        }
        return test;
    }

    private Predicate<JsonNode> conjunction() {
        Predicate<JsonNode> test = negation();
        while (accept("and")) {
            test = test.and(negation());
        }
        return test;
    }

    private Predicate<JsonNode> negation() {
        if (++depth > DEEPEST) {
            throw invalid();
        }
        Predicate<JsonNode> test;
        if (accept("not")) {
            test = negation().negate();
        } else if (accept("(")) {
            test = disjunction();
            expect(")");
        } else {
            test = comparison();
        }
        depth--;
        return test;
    }

    private Predicate<JsonNode> comparison() {
        int key = key(take());
        boolean negated = accept("not");
        String operator = take().toLowerCase(Locale.ROOT);
        Predicate<JsonNode> test =
                switch (operator) {
                    case "in" -> in(key);
                    case "between" -> between(key);
                    case "like" -> like(key);
                    default -> compare(key, operator, take());
                };
        return negated ? test.negate() : test;
    }

    private Predicate<JsonNode> in(int key) {
        expect("(");
        Predicate<JsonNode> test = compare(key, "=", take());
        while (accept(",")) {
            test = test.or(compare(key, "=", take()));
        }
        expect(")");
        return test;
    }

    private Predicate<JsonNode> between(int key) {
        Predicate<JsonNode> from = compare(key, ">=", take());
        expect("and");
        return from.and(compare(key, "<=", take()));
    }

    private Predicate<JsonNode> like(int key) {
        StringBuilder regex = new StringBuilder();
        for (char c : literal(take()).toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
        return values -> pattern.matcher(values.path(key).asText()).matches();
    }

    private Predicate<JsonNode> compare(int key, String operator, String token) {
        String wanted = literal(token);
        boolean numeric = NUMERIC.contains(keys.get(key).path("Type").asText().toLowerCase(Locale.ROOT))
                || keys.get(key).path("Type").asText().startsWith("decimal");
        IntPredicate holds =
                switch (operator) {
                    case "=" -> order -> order == 0;
                    case "<>", "!=" -> order -> order != 0;
                    case "<" -> order -> order < 0;
                    case "<=" -> order -> order <= 0;
                    case ">" -> order -> order > 0;
                    case ">=" -> order -> order >= 0;
                    default -> throw invalid();
                };
        return values -> holds.test(order(values.path(key).asText(), wanted, numeric));
    }

    private int order(String value, String wanted, boolean numeric) {
        if (!numeric) {
            return value.compareTo(wanted);
        }
        try {
            return new BigDecimal(value).compareTo(new BigDecimal(wanted));
        } catch (NumberFormatException e) {
            throw GlueErrors.invalidInput("Unsupported expression '%s': %s and %s cannot be compared as numbers"
                    .formatted(text, value, wanted));
        }
    }

    private int key(String name) {
        String bare = name.replaceAll("[`\"]", "");
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).path("Name").asText().equalsIgnoreCase(bare)) {
                return i;
            }
        }
        throw GlueErrors.invalidInput("Unsupported expression '%s': %s is no partition key".formatted(text, name));
    }

    private String literal(String token) {
        if (SYMBOLS.contains(token)) {
            throw invalid();
        }
        return token.startsWith("'") && token.length() > 1
                ? token.substring(1, token.length() - 1).replace("''", "'")
                : token;
    }

    private String take() {
        if (next == tokens.size()) {
            throw invalid();
        }
        return tokens.get(next++);
    }

    private boolean accept(String word) {
        boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw invalid();
        }
    }

    private AwsException invalid() {
        return GlueErrors.invalidInput("Unsupported expression '%s'".formatted(text));
    }
}
