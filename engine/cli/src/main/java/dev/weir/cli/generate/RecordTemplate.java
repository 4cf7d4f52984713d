package dev.weir.cli.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled template. Not safe for use by several threads, because a seed is to give the same records again. */
public final class RecordTemplate {
    private static final int LONGEST = 1 << 20;
    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z]+(?:\\.[A-Za-z]+)+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

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
     * @throws TemplateException for braces that are not closed, a function that does not exist, arguments that do not fit
     */
    public static RecordTemplate compile(String text, FakerFunctions functions) {
        if (text.length() > LONGEST) {
            throw new TemplateException(
                    0, "the template has " + text.length() + " characters, more than a record may hold");
        }
        List<Supplier<String>> parts = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            int open = text.indexOf("{{", position);
            if (open < 0) {
                open = text.length();
            }
            if (open > position) {
                String literal = text.substring(position, open);
                parts.add(() -> literal);
            }
            position = open;
            if (open < text.length()) {
                int close = closing(text, open);
                parts.add(expression(text.substring(open + 2, close), open, functions));
                position = close + 2;
            }
        }
        return new RecordTemplate(parts);
    }

    /** The next record. */
    public String next() {
        StringBuilder record = new StringBuilder(256);
        for (Supplier<String> part : parts) {
            record.append(part.get());
        }
        return record.toString();
    }

    /** Braces nest inside an expression, and do not count inside its strings. */
    private static int closing(String text, int open) {
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
        throw new TemplateException(open, "the expression is not closed with }}");
    }

    private static Supplier<String> expression(String text, int offset, FakerFunctions functions) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new TemplateException(offset, "'" + text.strip() + "' is no expression such as random.number(100)");
        }
        try {
            return functions.bind(call.group(1), arguments(call.group(2), offset));
        } catch (IllegalArgumentException mistake) {
            throw new TemplateException(offset, call.group(1) + ": " + mistake.getMessage());
        }
    }

    private static ArrayNode arguments(String text, int offset) {
        try {
            JsonNode list = LITERALS.readTree("[" + (text == null ? "" : text) + "]");
            return (ArrayNode) list;
        } catch (JsonProcessingException notLiterals) {
            throw new TemplateException(
                    offset, "'" + text.strip() + "' are no arguments: " + notLiterals.getOriginalMessage());
        }
    }
}
