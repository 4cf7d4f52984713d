package dev.weir.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The one model of types between schema languages, catalog columns, Parquet and mappings. */
public sealed interface Type {

    /** Types without parts, by the Data Catalog's names. {@code TIMESTAMP} counts microseconds in UTC. */
    enum Primitive implements Type {
        BOOLEAN,
        TINYINT,
        SMALLINT,
        INT,
        BIGINT,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        DATE,
        TIMESTAMP
    }

    /**
     * An exact number.
     *
     * @param precision digits in all, 1 to 38
     * @param scale digits after the point, 0 to {@code precision}
     */
    record Decimal(int precision, int scale) implements Type {
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("no decimal(%d,%d)".formatted(precision, scale));
            }
        }
    }

    /**
     * A point in time as some schemas write it and no column holds it. {@link Primitive#TIMESTAMP} is the one type of time that
     * columns have, and stands for microseconds in UTC here as well.
     *
     * @param unit the finest that a value tells
     * @param local whether a value is what a clock on the wall shows, without a zone
     */
    record Timestamp(Unit unit, boolean local) implements Type {
        public Timestamp {
            requireNonNull(unit, "unit");
            if (unit == Unit.MICROS && !local) {
                throw new IllegalArgumentException("microseconds in UTC are Primitive.TIMESTAMP");
            }
        }

        /** Fractions of a second. */
        public enum Unit {
            MILLIS,
            MICROS,
            NANOS
        }
    }

    /**
     * A list of elements of one type.
     *
     * @param containsNull whether an element may be null
     */
    record Array(Type element, boolean containsNull) implements Type {
        public Array {
            requireNonNull(element, "element");
        }

        /** An array as columns hold it: any element may be null. */
        public Array(Type element) {
            this(element, true);
        }
    }

    /**
     * A map; keys are primitives, and never null.
     *
     * @param valueContainsNull whether a value may be null
     */
    record Map(Type key, Type value, boolean valueContainsNull) implements Type {
        public Map {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
        }

        /** A map as columns hold it: any value may be null. */
        public Map(Type key, Type value) {
            this(key, value, true);
        }
    }

    /** A record of named fields, in order; names are unique. */
    record Struct(List<Field> fields) implements Type {
        public Struct {
            fields = List.copyOf(fields);
        }

        /** The field of this name, compared exactly. */
        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }
    }

    /**
     * One field of a struct.
     *
     * @param nullable whether a record may lack it or hold null
     * @param doc what it means, for people; may be empty
     */
    record Field(String name, Type type, boolean nullable, String doc) {
        public Field {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(doc, "doc");
        }
    }
}
