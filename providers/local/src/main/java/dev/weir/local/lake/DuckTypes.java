package dev.weir.local.lake;

import dev.weir.contract.SchemaException;
import dev.weir.contract.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types by DuckDB's names, such as {@code STRUCT(a INTEGER, b VARCHAR[])}. */
public final class DuckTypes {
    private static final int DEEPEST = 100;

    private final String text;
    private int position;
    private int depth;

    private DuckTypes(String text) {
        this.text = text;
    }

    /**
     * Reads a type. Integers wider than 64 bits become BIGINT, times, UUIDs, enumerations and JSON become STRING.
     *
     * @throws SchemaException when the text is no type
     */
    public static Type parse(String text) {
        DuckTypes parser = new DuckTypes(text.strip());
        Type type = parser.type();
        if (parser.position < parser.text.length()) {
            throw parser.invalid();
        }
        return type;
    }

    /** A type as DuckDB writes it. */
    public static String render(Type type) {
        return switch (type) {
            case Type.Primitive primitive -> render(primitive);
            case Type.Decimal decimal -> "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
            case Type.Timestamp timestamp -> render(Type.Primitive.TIMESTAMP);
            case Type.Array array -> render(array.element()) + "[]";
            case Type.Map map -> "MAP(%s, %s)".formatted(render(map.key()), render(map.value()));
            case Type.Struct struct ->
                struct.fields().stream()
                        .map(field -> Quoting.identifier(field.name()) + " " + render(field.type()))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
        };
    }

    private static String render(Type.Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN, TINYINT, SMALLINT, BIGINT, FLOAT, DOUBLE, DATE, TIMESTAMP -> primitive.name();
            case INT -> "INTEGER";
            case STRING -> "VARCHAR";
            case BINARY -> "BLOB";
        };
    }

    private Type type() {
        if (++depth > DEEPEST) {
            throw invalid();
        }
        Type type = element();
        while (position < text.length() && text.charAt(position) == '[') {
            position = text.indexOf(']', position) + 1;
            type = new Type.Array(type);
        }
        depth--;
        return type;
    }

    private Type element() {
        int start = position;
        while (position < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == ' ')) {
            position++;
        }
        String name = text.substring(start, position).strip().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "STRUCT" -> struct();
            case "MAP" -> map();
            case "DECIMAL", "NUMERIC" -> decimal();
            case "ENUM" -> skipArguments(Type.Primitive.STRING);
            default -> primitive(name);
        };
    }

    private Type primitive(String name) {
        return switch (name) {
            case "BOOLEAN" -> Type.Primitive.BOOLEAN;
            case "TINYINT" -> Type.Primitive.TINYINT;
            case "SMALLINT", "UTINYINT" -> Type.Primitive.SMALLINT;
            case "INTEGER", "USMALLINT" -> Type.Primitive.INT;
            case "BIGINT", "UINTEGER", "UBIGINT", "HUGEINT", "UHUGEINT", "BIGNUM" -> Type.Primitive.BIGINT;
            case "FLOAT" -> Type.Primitive.FLOAT;
            case "DOUBLE" -> Type.Primitive.DOUBLE;
            case "BLOB", "BIT" -> Type.Primitive.BINARY;
            case "DATE" -> Type.Primitive.DATE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" ->
                Type.Primitive.TIMESTAMP;
            case "" -> throw invalid();
            default -> Type.Primitive.STRING;
        };
    }

    private Type struct() {
        List<Type.Field> fields = new ArrayList<>();
        do {
            position++;
            skipSpaces();
            String name = fieldName();
            skipSpaces();
            fields.add(new Type.Field(name, type(), true, ""));
        } while (position < text.length() && peek() == ',');
        expect(')');
        return new Type.Struct(fields);
    }

    private Type map() {
        expect('(');
        Type key = type();
        expect(',');
        skipSpaces();
        Type value = type();
        expect(')');
        return new Type.Map(key, value);
    }

    private Type decimal() {
        if (position == text.length() || peek() != '(') {
            return new Type.Decimal(18, 3);
        }
        int end = text.indexOf(')', position);
        int comma = text.indexOf(',', position);
        int precision = Integer.parseInt(text.substring(position + 1, comma).strip());
        int scale = Integer.parseInt(text.substring(comma + 1, end).strip());
        position = end + 1;
        return new Type.Decimal(precision, scale);
    }

    private Type skipArguments(Type type) {
        boolean quoted = false;
        do {
            quoted ^= peek() == '\'';
            position++;
        } while (position < text.length() && (quoted || text.charAt(position - 1) != ')'));
        return type;
    }

    private String fieldName() {
        if (peek() != '"') {
            int start = position;
            while (peek() != ' ') {
                position++;
            }
            return text.substring(start, position);
        }
        StringBuilder name = new StringBuilder();
        position++;
        while (peek() != '"' || text.startsWith("\"\"", position)) {
            position += peek() == '"' ? 1 : 0;
            name.append(peek());
            position++;
        }
        position++;
        return name.toString();
    }

    private void skipSpaces() {
        while (position < text.length() && peek() == ' ') {
            position++;
        }
    }

    private void expect(char c) {
        if (position >= text.length() || peek() != c) {
            throw invalid();
        }
        position++;
    }

    private char peek() {
        if (position >= text.length()) {
            throw invalid();
        }
        return text.charAt(position);
    }

    private SchemaException invalid() {
        return new SchemaException("no DuckDB type: " + text);
    }
}
