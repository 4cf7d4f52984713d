package dev.weir.contract;

import dev.weir.contract.Type.Timestamp.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** From Avro to record types; the rules stand at {@link RecordTypes}. */
final class AvroRecordTypes {
    private static final Map<String, Type> TIMES = Map.of(
            "date", Type.Primitive.DATE,
            "timestamp-millis", new Type.Timestamp(Unit.MILLIS, false),
            "timestamp-micros", Type.Primitive.TIMESTAMP,
            "timestamp-nanos", new Type.Timestamp(Unit.NANOS, false),
            "local-timestamp-millis", new Type.Timestamp(Unit.MILLIS, true),
            "local-timestamp-micros", new Type.Timestamp(Unit.MICROS, true),
            "local-timestamp-nanos", new Type.Timestamp(Unit.NANOS, true));

    private final Set<String> open = new HashSet<>();
    private final TypeBudget budget = new TypeBudget();

    private AvroRecordTypes() {}

    static Type.Struct read(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new SchemaException("A record's Avro schema must be a record, not "
                    + schema.getType().getName() + ".");
        }
        return new AvroRecordTypes().struct(schema);
    }

    private Type.Struct struct(Schema schema) {
        if (!open.add(schema.getFullName())) {
            throw new SchemaException("The record '%s' contains itself: columns cannot hold such a type."
                    .formatted(schema.getFullName()));
        }
        List<Type.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            String doc = field.doc() == null ? "" : field.doc();
            fields.add(new Type.Field(
                    field.name(), type(field.schema()), field.schema().isNullable(), doc));
        }
        open.remove(schema.getFullName());
        return new Type.Struct(fields);
    }

    private Type type(Schema schema) {
        budget.enter();
        Type type = logical(schema).orElseGet(() -> plain(schema));
        budget.leave();
        return type;
    }

    private static Optional<Type> logical(Schema schema) {
        if (schema.getLogicalType() == null) {
            return Optional.empty();
        }
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return Optional.of(decimal(decimal));
        }
        return Optional.ofNullable(TIMES.get(schema.getLogicalType().getName()));
    }

    private static Type decimal(LogicalTypes.Decimal decimal) {
        try {
            return new Type.Decimal(decimal.getPrecision(), decimal.getScale());
        } catch (IllegalArgumentException e) {
            throw new SchemaException("Columns have %s.".formatted(e.getMessage()), e);
        }
    }

    private Type plain(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> struct(schema);
            case ENUM, STRING, NULL -> Type.Primitive.STRING;
            case ARRAY ->
                new Type.Array(
                        type(schema.getElementType()), schema.getElementType().isNullable());
            case MAP ->
                new Type.Map(
                        Type.Primitive.STRING,
                        type(schema.getValueType()),
                        schema.getValueType().isNullable());
            case UNION -> union(schema);
            case FIXED, BYTES -> Type.Primitive.BINARY;
            case INT -> Type.Primitive.INT;
            case LONG -> Type.Primitive.BIGINT;
            case FLOAT -> Type.Primitive.FLOAT;
            case DOUBLE -> Type.Primitive.DOUBLE;
            case BOOLEAN -> Type.Primitive.BOOLEAN;
        };
    }

    private Type union(Schema schema) {
        List<Type> members = new ArrayList<>();
        for (Schema branch : schema.getTypes()) {
            if (branch.getType() != Schema.Type.NULL) {
                members.add(type(branch));
            }
        }
        Set<Type> distinct = Set.copyOf(members);
        if (members.isEmpty()) {
            return Type.Primitive.STRING;
        }
        if (members.size() == 1) {
            return members.get(0);
        }
        if (distinct.equals(Set.of(Type.Primitive.INT, Type.Primitive.BIGINT))) {
            return Type.Primitive.BIGINT;
        }
        if (distinct.equals(Set.of(Type.Primitive.FLOAT, Type.Primitive.DOUBLE))) {
            return Type.Primitive.DOUBLE;
        }
        return members(members);
    }

    private static Type members(List<Type> members) {
        List<Type.Field> fields = new ArrayList<>();
        for (Type member : members) {
            fields.add(new Type.Field("member" + fields.size(), member, true, ""));
        }
        return new Type.Struct(fields);
    }
}
