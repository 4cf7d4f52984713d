package dev.weir.local.athena.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A statement cut into words, comments left out, and a place in it. */
final class Tokens {
    private static final Pattern WITH_DATA = Pattern.compile("(?i)\\s+with\\s+data\\s*$");
    private static final Set<String> QUERY = Set.of("select", "with", "values", "(");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String sql) {
        this.sql = sql;
        int position = 0;
        while (position < sql.length()) {
            position = read(position);
        }
    }

    List<Token> all() {
        return List.copyOf(tokens);
    }

    /** The statement without what follows its first semicolon, and without that. */
    String statement() {
        return tokens.stream()
                .filter(token -> token.is(";"))
                .findFirst()
                .map(semicolon -> sql.substring(0, semicolon.start()))
                .orElse(sql);
    }

    /** Whether something other than comments follows a semicolon. */
    boolean several() {
        int semicolon = -1;
        for (int i = 0; i < tokens.size() && semicolon < 0; i++) {
            semicolon = tokens.get(i).is(";") ? i : -1;
        }
        return semicolon >= 0 && semicolon < tokens.size() - 1;
    }

    boolean atEnd() {
        return next == tokens.size() || tokens.get(next).is(";");
    }

    Optional<Token> peek() {
        return atEnd() ? Optional.empty() : Optional.of(tokens.get(next));
    }

    Token take() {
        Token token = peek().orElseThrow(() -> QueryFailure.syntax(sql, sql.length(), "mismatched input '<EOF>'"));
        next++;
        return token;
    }

    /** Whether these words come next. */
    boolean next(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes these words if they come next, all of them or none. */
    boolean accept(String... words) {
        boolean there = next(words);
        next += there ? words.length : 0;
        return there;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw peek().map(this::unexpected)
                    .orElseGet(() ->
                            QueryFailure.syntax(sql, sql.length(), "mismatched input '<EOF>'. Expecting: " + word));
        }
    }

    void expectEnd() {
        peek().ifPresent(token -> {
            throw unexpected(token);
        });
    }

    /** A name, folded to lower case as the catalog folds it. */
    String name() {
        Token token = take();
        if (!token.names()) {
            throw unexpected(token);
        }
        return token.text().toLowerCase(Locale.ROOT);
    }

    String string() {
        Token token = take();
        if (token.kind() != Token.Kind.STRING) {
            throw unexpected(token);
        }
        return token.text();
    }

    /** What is left of the statement, as a statement of its own, without a {@code WITH DATA} at its end. */
    Tokens rest() {
        int start = peek().map(Token::start).orElse(sql.length());
        String whole = statement();
        String text = whole.substring(Math.min(start, whole.length()));
        next = tokens.size();
        return new Tokens(WITH_DATA.matcher(text).replaceFirst(""));
    }

    /** Names in parentheses, unless a query in parentheses comes next; none when there are none. */
    List<String> columnList() {
        List<String> names = new ArrayList<>();
        boolean query = next + 1 < tokens.size()
                && QUERY.contains(tokens.get(next + 1).text().toLowerCase(Locale.ROOT));
        if (!query && accept("(")) {
            do {
                names.add(name());
            } while (accept(","));
            expect(")");
        }
        return names;
    }

    /** The source text from one token's start to the present place. */
    String textFrom(Token first) {
        return sql.substring(first.start(), tokens.get(next - 1).end());
    }

    QueryFailure unexpected(Token token) {
        return QueryFailure.syntax(sql, token.start(), "mismatched input '" + token.text() + "'");
    }

    private int read(int start) {
        char c = sql.charAt(start);
        if (Character.isWhitespace(c)) {
            return start + 1;
        }
        if (sql.startsWith("--", start)) {
            int end = sql.indexOf('\n', start);
            return end < 0 ? sql.length() : end;
        }
        if (sql.startsWith("/*", start)) {
            int end = sql.indexOf("*/", start + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return switch (c) {
            case '\'' -> quoted(start, Token.Kind.STRING);
            case '"', '`' -> quoted(start, Token.Kind.QUOTED);
            default -> plain(start);
        };
    }

    private int quoted(int start, Token.Kind kind) {
        char quote = sql.charAt(start);
        StringBuilder text = new StringBuilder();
        int position = start + 1;
        while (position < sql.length()) {
            if (sql.charAt(position) == quote) {
                position++;
                if (position == sql.length() || sql.charAt(position) != quote) {
                    tokens.add(new Token(kind, text.toString(), start, position));
                    return position;
                }
            }
            text.append(sql.charAt(position));
            position++;
        }
        throw QueryFailure.syntax(sql, start, "unterminated quote " + quote);
    }

    private int plain(int start) {
        int end = start;
        while (end < sql.length() && wordCharacter(sql.charAt(end))) {
            end++;
        }
        if (end == start) {
            tokens.add(new Token(Token.Kind.SYMBOL, sql.substring(start, start + 1), start, start + 1));
            return start + 1;
        }
        Token.Kind kind = Character.isDigit(sql.charAt(start)) ? Token.Kind.NUMBER : Token.Kind.WORD;
        tokens.add(new Token(kind, sql.substring(start, end), start, end));
        return end;
    }

    private static boolean wordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@';
    }
}
