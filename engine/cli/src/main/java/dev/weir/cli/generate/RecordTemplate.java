package dev.weir.cli.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.cli.generate.TemplateException.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled template. Not safe for use by several threads, because a seed is to give the same records again. */
public final class RecordTemplate {
    private static final int LONGEST = 1 << 20;
    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    /** Arguments are JavaScript literals as much as JSON. */
    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .build();

    private final List<Supplier<String>> parts;

    private RecordTemplate(List<Supplier<String>> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Compiles a template.
     *
     * @throws TemplateException for braces that are not closed, functions that do not exist, arguments that do not fit
     */
    public static RecordTemplate compile(String text, FakerFunctions functions) {
        Compilation compilation = new Compilation(text, functions);
        compilation.run();
        if (!compilation.mistakes.isEmpty()) {
            throw new TemplateException(compilation.mistakes);
        }
        return new RecordTemplate(compilation.parts);
    }

    /** The next record. */
    public String next() {
        StringBuilder record = new StringBuilder(256);
        for (Supplier<String> part : parts) {
            record.append(part.get());
        }
        return record.toString();
    }

    /** One pass over a template, which goes on after a mistake. */
    private static final class Compilation {
        private final String text;
        private final FakerFunctions functions;
        private final List<Supplier<String>> parts = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();

        Compilation(String text, FakerFunctions functions) {
            this.text = text;
            this.functions = functions;
        }

        void run() {
            if (text.length() > LONGEST) {
                mistakes.add(new Mistake(
                        0, "the template has " + text.length() + " characters, more than a record may hold"));
                return;
            }
            int position = 0;
            for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", position)) {
                literal(position, open);
                int close = closing(open);
                if (close < 0) {
                    mistakes.add(new Mistake(open, "the expression is not closed with }}"));
                    return;
                }
                expression(text.substring(open + 2, close), open);
                position = close + 2;
            }
            literal(position, text.length());
        }

        private void literal(int from, int to) {
            if (from < to) {
                String literal = text.substring(from, to);
                parts.add(() -> literal);
            }
        }

        /** Braces nest inside an expression, and do not count inside its strings. Less than 0 where there is no end. */
        private int closing(int open) {
            int depth = 0;
            char quote = 0;
            for (int i = open + 2; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote != 0) {
                    if (c == '\\') {
                        i++;
                    } else if (c == quote) {
                        quote = 0;
                    }
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '{') {
                    depth++;
                } else if (c == '}' && depth > 0) {
                    depth--;
                } else if (c == '}' && text.startsWith("}}", i)) {
                    return i;
                }
            }
            return -1;
        }

        private void expression(String expression, int offset) {
            Matcher call = CALL.matcher(expression);
            if (!call.matches()) {
                mistakes.add(new Mistake(
                        offset, "'" + expression.strip() + "' is not an expression such as random.number(100)"));
                return;
            }
            try {
                parts.add(functions.bind(call.group(1), arguments(call.group(2))));
            } catch (IllegalArgumentException mistake) {
                mistakes.add(new Mistake(offset, call.group(1) + ": " + mistake.getMessage()));
            }
        }

        private static ArrayNode arguments(String list) {
            try {
                return (ArrayNode) LITERALS.readTree("[" + (list == null ? "" : list) + "]");
            } catch (JsonProcessingException notLiterals) {
                throw new IllegalArgumentException(
                        "'" + list.strip() + "' is not a list of arguments: " + notLiterals.getOriginalMessage(),
                        notLiterals);
            }
        }
    }
}
