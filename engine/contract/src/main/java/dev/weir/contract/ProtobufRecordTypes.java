package dev.weir.contract;

import dev.weir.contract.protobuf.ProtoField;
import dev.weir.contract.protobuf.ProtoMessage;
import dev.weir.contract.protobuf.ProtoSchema;
import dev.weir.contract.protobuf.ProtoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From Protobuf to record types; the rules stand at {@link RecordTypes}. */
final class ProtobufRecordTypes {
    private static final Map<String, Type> WELL_KNOWN = Map.ofEntries(
            Map.entry("google.protobuf.Timestamp", new Type.Timestamp(Type.Timestamp.Unit.NANOS, false)),
            Map.entry("google.type.Date", Type.Primitive.DATE),
            Map.entry("google.protobuf.BoolValue", Type.Primitive.BOOLEAN),
            Map.entry("google.protobuf.Int32Value", Type.Primitive.INT),
            Map.entry("google.protobuf.Int64Value", Type.Primitive.BIGINT),
            Map.entry("google.protobuf.UInt32Value", Type.Primitive.BIGINT),
            Map.entry("google.protobuf.UInt64Value", new Type.Decimal(20, 0)),
            Map.entry("google.protobuf.FloatValue", Type.Primitive.FLOAT),
            Map.entry("google.protobuf.DoubleValue", Type.Primitive.DOUBLE),
            Map.entry("google.protobuf.StringValue", Type.Primitive.STRING),
            Map.entry("google.protobuf.BytesValue", Type.Primitive.BINARY),
            Map.entry(
                    "google.protobuf.Duration",
                    new Type.Struct(List.of(
                            new Type.Field("seconds", Type.Primitive.BIGINT, false, ""),
                            new Type.Field("nanos", Type.Primitive.INT, false, "")))));

    private final ProtoSchema schema;
    private final Set<String> open = new HashSet<>();
    private final TypeBudget budget = new TypeBudget();

    private ProtobufRecordTypes(ProtoSchema schema) {
        this.schema = schema;
    }

    static Type.Struct read(ProtoSchema schema) {
        ProtoMessage root =
                schema.root().orElseThrow(() -> new SchemaException("The Protobuf definition declares no message."));
        return new ProtobufRecordTypes(schema).struct(root);
    }

    private Type.Struct struct(ProtoMessage message) {
        if (!open.add(message.fullName())) {
            throw new SchemaException(
                    "The message '%s' contains itself: columns cannot hold such a type.".formatted(message.fullName()));
        }
        List<Type.Field> fields = new ArrayList<>();
        message.fields().values().forEach(field -> fields.add(field(field)));
        open.remove(message.fullName());
        return new Type.Struct(fields);
    }

    private Type.Field field(ProtoField field) {
        Type type = type(field.type());
        boolean repeated = field.label() == ProtoField.Label.REPEATED;
        return new Type.Field(
                field.name(),
                repeated ? new Type.Array(type, false) : type,
                !repeated && field.hasPresence(),
                field.doc());
    }

    private Type type(ProtoType type) {
        budget.enter();
        Type read = type instanceof ProtoType.Scalar scalar ? scalar(scalar) : composed(type);
        budget.leave();
        return read;
    }

    private Type composed(ProtoType type) {
        return type instanceof ProtoType.MapOf map
                ? new Type.Map(scalar(map.key()), type(map.value()), false)
                : named((ProtoType.Named) type);
    }

    private Type named(ProtoType.Named named) {
        return switch (named.kind()) {
            case MESSAGE -> struct(schema.messages().get(named.fullName()));
            case ENUM -> Type.Primitive.STRING;
            case IMPORTED -> imported(named.fullName());
        };
    }

    private static Type imported(String name) {
        Type known = WELL_KNOWN.get(name);
        if (known == null) {
            throw new SchemaException(
                    "The type '%s' comes from another file; the definition must hold it itself.".formatted(name));
        }
        return known;
    }

    private static Type scalar(ProtoType.Scalar scalar) {
        return switch (scalar) {
            case BOOL -> Type.Primitive.BOOLEAN;
            case INT32, SINT32, SFIXED32 -> Type.Primitive.INT;
            case INT64, SINT64, SFIXED64, UINT32, FIXED32 -> Type.Primitive.BIGINT;
            case UINT64, FIXED64 -> new Type.Decimal(20, 0);
            case FLOAT -> Type.Primitive.FLOAT;
            case DOUBLE -> Type.Primitive.DOUBLE;
            case STRING -> Type.Primitive.STRING;
            case BYTES -> Type.Primitive.BINARY;
        };
    }
}
