package dev.weir.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Recursive descent over one type's text. */
final class GlueTypeParser {
    private static final int MAX_DEPTH = 100;

    private static final Map<String, Type> NAMES = Map.ofEntries(
            Map.entry("boolean", Type.Primitive.BOOLEAN),
            Map.entry("bool", Type.Primitive.BOOLEAN),
            Map.entry("tinyint", Type.Primitive.TINYINT),
            Map.entry("byte", Type.Primitive.TINYINT),
            Map.entry("smallint", Type.Primitive.SMALLINT),
            Map.entry("short", Type.Primitive.SMALLINT),
            Map.entry("int", Type.Primitive.INT),
            Map.entry("integer", Type.Primitive.INT),
            Map.entry("bigint", Type.Primitive.BIGINT),
            Map.entry("long", Type.Primitive.BIGINT),
            Map.entry("float", Type.Primitive.FLOAT),
            Map.entry("double", Type.Primitive.DOUBLE),
            Map.entry("string", Type.Primitive.STRING),
            Map.entry("varchar", Type.Primitive.STRING),
            Map.entry("char", Type.Primitive.STRING),
            Map.entry("binary", Type.Primitive.BINARY),
            Map.entry("date", Type.Primitive.DATE),
            Map.entry("timestamp", Type.Primitive.TIMESTAMP));

    private final String text;
    private int at;
    private int depth;

    GlueTypeParser(String text) {
        this.text = text;
    }

    Type parse() {
        Type type = type();
        if (at < text.length()) {
            throw expected("the end of the type");
        }
        return type;
    }

    private Type type() {
        if (++depth > MAX_DEPTH) {
            throw new SchemaException("A column type nested more than %d levels deep.".formatted(MAX_DEPTH));
        }
        int start = skipSpaces();
        String name = word().toLowerCase(Locale.ROOT);
        Type type =
                switch (name) {
                    case "array" -> array();
                    case "map" -> map();
                    case "struct" -> struct();
                    case "decimal", "numeric" -> decimal();
                    default -> primitive(name, start);
                };
        depth--;
        skipSpaces();
        return type;
    }

    private Type array() {
        expect('<');
        Type element = type();
        expect('>');
        return new Type.Array(element);
    }

    private Type map() {
        expect('<');
        Type key = type();
        if (!(key instanceof Type.Primitive)) {
            throw expected("a map's key to be a primitive type");
        }
        expect(',');
        Type value = type();
        expect('>');
        return new Type.Map(key, value);
    }

    private Type struct() {
        List<Type.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        expect('<');
        do {
            String name = fieldName();
            if (!names.add(name)) {
                throw expected("a struct's field names to be unique, not '%s' twice".formatted(name));
            }
            expect(':');
            fields.add(new Type.Field(name, type(), true, ""));
        } while (accept(','));
        expect('>');
        return new Type.Struct(fields);
    }

    private Type decimal() {
        if (!accept('(')) {
            return new Type.Decimal(10, 0);
        }
        int precision = number();
        int scale = accept(',') ? number() : 0;
        expect(')');
        try {
            return new Type.Decimal(precision, scale);
        } catch (IllegalArgumentException e) {
            throw new SchemaException("'%s': there is %s.".formatted(text, e.getMessage()), e);
        }
    }

    private Type primitive(String name, int start) {
        Type type = NAMES.get(name);
        if (type == null) {
            at = start;
            throw expected("a type such as bigint, string, timestamp, decimal(10,2), array<...>, struct<...>");
        }
        if ((name.equals("varchar") || name.equals("char")) && accept('(')) {
            number();
            expect(')');
        }
        return type;
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Up to the colon; in back quotes it may hold anything. */
    private String fieldName() {
        skipSpaces();
        boolean quoted = at < text.length() && text.charAt(at) == '`';
        int start = quoted ? at + 1 : at;
        int end = text.indexOf(quoted ? '`' : ':', start);
        String name = end < 0 ? "" : text.substring(start, end).strip();
        if (name.isEmpty()) {
            throw expected("a field as name:type");
        }
        at = quoted ? end + 1 : end;
        return name;
    }

    private int number() {
        skipSpaces();
        int start = at;
        while (at < text.length() && at - start < 6 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (start == at) {
            throw expected("a number");
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private boolean accept(char c) {
        skipSpaces();
        boolean found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    private int skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private SchemaException expected(String what) {
        return new SchemaException("'%s': expected %s at character %d.".formatted(text, what, at + 1));
    }
}
