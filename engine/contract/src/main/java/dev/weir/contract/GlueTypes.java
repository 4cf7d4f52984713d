package dev.weir.contract;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The column types of the AWS Glue Data Catalog, in Hive's spelling: {@code struct<a:bigint,b:array<string>>}. A struct's
 * field names keep their case; everything in a parsed type is nullable, because the catalog says nothing of it.
 */
public final class GlueTypes {
    private GlueTypes() {}

    /** A type as the catalog spells it. */
    public static String render(Type type) {
        if (type instanceof Type.Primitive primitive) {
            return primitive.name().toLowerCase(Locale.ROOT);
        }
        if (type instanceof Type.Decimal decimal) {
            return "decimal(%d,%d)".formatted(decimal.precision(), decimal.scale());
        }
        if (type instanceof Type.Timestamp) {
            return render(Type.Primitive.TIMESTAMP);
        }
        if (type instanceof Type.Array array) {
            return "array<" + render(array.element()) + ">";
        }
        if (type instanceof Type.Map map) {
            return "map<" + render(map.key()) + "," + render(map.value()) + ">";
        }
        return ((Type.Struct) type)
                .fields().stream()
                        .map(field -> quoted(field.name()) + ":" + render(field.type()))
                        .collect(Collectors.joining(",", "struct<", ">"));
    }

    /** The type of the column that holds values of this type: all timestamps are microseconds in UTC there. */
    public static Type column(Type type) {
        if (type instanceof Type.Timestamp) {
            return Type.Primitive.TIMESTAMP;
        }
        if (type instanceof Type.Array array) {
            return new Type.Array(column(array.element()), array.containsNull());
        }
        if (type instanceof Type.Map map) {
            return new Type.Map(column(map.key()), column(map.value()), map.valueContainsNull());
        }
        return type instanceof Type.Struct struct ? struct(struct) : type;
    }

    private static Type struct(Type.Struct struct) {
        return new Type.Struct(struct.fields().stream()
                .map(field -> new Type.Field(field.name(), column(field.type()), field.nullable(), field.doc()))
                .toList());
    }

    /** Names that would end early in the text stand in back quotes. */
    private static String quoted(String name) {
        return name.contains(":") || !name.equals(name.strip()) ? "`" + name + "`" : name;
    }

    /**
     * Reads a column's or a mapping's type. Besides Hive's names it knows the synonyms of mappings ({@code long},
     * {@code integer}, {@code short}, {@code byte}, {@code bool}) and {@code varchar(n)} and {@code char(n)}, which are
     * strings. Case and spaces do not matter; {@code decimal} alone is {@code decimal(10,0)}.
     *
     * @throws SchemaException when the text is no type; the message says where
     */
    public static Type parse(String text) {
        return new GlueTypeParser(text).parse();
    }
}
