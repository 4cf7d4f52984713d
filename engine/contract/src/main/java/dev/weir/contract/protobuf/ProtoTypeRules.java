package dev.weir.contract.protobuf;

import dev.weir.contract.protobuf.ProtoField.Label;
import dev.weir.contract.protobuf.ProtoType.Named;
import dev.weir.contract.protobuf.ProtoType.Scalar;

/** Whether a value of one type is understood as a value of another: the same wire encoding, and the same meaning. */
record ProtoTypeRules(ProtoStep step) {

    /** How a type's values travel; types of one encoding understand each other. */
    private enum Encoding {
        VARINT,
        ZIGZAG,
        FIXED32,
        FIXED64,
        FLOAT,
        DOUBLE,
        TEXT,
        BYTES,
        MESSAGE,
        MAP,
        UNKNOWN
    }

    void check(String path, ProtoField writer, ProtoField reader) {
        if (writer.label() == Label.REPEATED && reader.label() != Label.REPEATED && !isMap(reader)) {
            repeated(path, writer, reader);
        } else {
            types(path, writer.type(), reader.type(), reader.label());
        }
    }

    private static boolean isMap(ProtoField field) {
        return field.type() instanceof ProtoType.MapOf;
    }

    private void repeated(String path, ProtoField writer, ProtoField reader) {
        String fix = "a single field keeps the last of the elements at best; keep 'repeated'.";
        boolean packed = encoding(writer.type()).compareTo(Encoding.DOUBLE) <= 0;
        if (packed || encoding(writer.type()) != encoding(reader.type())) {
            step.breaks(
                    path,
                    "repeated-removed",
                    "repeated " + writer.type().text(),
                    reader.type().text(),
                    fix);
        } else {
            step.mayBreak(
                    path,
                    "repeated-removed",
                    "repeated " + writer.type().text(),
                    reader.type().text(),
                    fix);
        }
    }

    private void types(String path, ProtoType writer, ProtoType reader, Label label) {
        Encoding from = encoding(writer);
        Encoding to = encoding(reader);
        if (from == to) {
            sameEncoding(path, writer, reader, label);
        } else if (from == Encoding.UNKNOWN || to == Encoding.UNKNOWN) {
            unknown(path, writer, reader);
        } else if (from == Encoding.BYTES && (to == Encoding.TEXT || to == Encoding.MESSAGE)) {
            step.mayBreak(
                    path,
                    "field-type-narrowed",
                    writer.text(),
                    reader.text(),
                    "bytes are understood as %s only when they hold it; add a new field.".formatted(reader.text()));
        } else if (to != Encoding.BYTES || (from != Encoding.TEXT && from != Encoding.MESSAGE)) {
            step.breaks(
                    path,
                    "field-type-changed",
                    writer.text(),
                    reader.text(),
                    "%s and %s are encoded differently; add a new field with a new number."
                            .formatted(writer.text(), reader.text()));
        }
    }

    private void sameEncoding(String path, ProtoType writer, ProtoType reader, Label label) {
        if (writer instanceof ProtoType.MapOf from && reader instanceof ProtoType.MapOf to) {
            types(path, from.key(), to.key(), Label.OPTIONAL);
            types(path, from.value(), to.value(), Label.OPTIONAL);
        } else if (writer instanceof Named from && reader instanceof Named to) {
            named(path, from, to, label);
        } else if (reader instanceof Named to && to.isEnum() && !step.reader().proto3()) {
            step.mayBreak(
                    path,
                    "enum-value-unknown",
                    writer.text(),
                    reader.text(),
                    "enums of proto2 are closed, so numbers that the enum does not list count as absent; keep the number type.");
        }
    }

    private void named(String path, Named writer, Named reader, Label label) {
        if (writer.kind() == Named.Kind.MESSAGE && reader.kind() == Named.Kind.MESSAGE) {
            step.compareLater(writer.fullName(), reader.fullName());
        } else if (writer.isEnum() && reader.isEnum()) {
            enums(
                    path,
                    step.writer().enums().get(writer.fullName()),
                    step.reader().enums().get(reader.fullName()),
                    label);
        } else if (!writer.fullName().equals(reader.fullName())) {
            unknown(path, writer, reader);
        }
    }

    private void unknown(String path, ProtoType writer, ProtoType reader) {
        step.mayBreak(
                path,
                "imported-type-changed",
                writer.text(),
                reader.text(),
                "a type comes from another file; compare the two by hand.");
    }

    private void enums(String path, ProtoEnum writer, ProtoEnum reader, Label label) {
        writer.constants().forEach((name, number) -> {
            Integer other = reader.constants().get(name);
            if (other != null && !other.equals(number)) {
                step.breaks(
                        reader.fullName() + "." + name,
                        "enum-value-renumbered",
                        String.valueOf(number),
                        String.valueOf(other),
                        "'%s' stands for another number; keep it.".formatted(name));
            } else if (!reader.constants().containsValue(number)
                    && !step.reader().proto3()) {
                unlisted(path, reader, name, number, label);
            }
        });
    }

    /** The enums of proto2 are closed: what they do not list counts as absent. */
    private void unlisted(String path, ProtoEnum reader, String name, int number, Label label) {
        step.breaks(
                path,
                step.rule("enum-value-removed", "enum-value-added"),
                "%s = %d".formatted(name, number),
                "",
                label == Label.REQUIRED
                        ? "records with '%s' lack a required field for them; keep the value in '%s'."
                                .formatted(name, reader.fullName())
                        : "they take '%s' as absent, because enums of proto2 are closed; keep the value in '%s'."
                                .formatted(name, reader.fullName()));
    }

    private static Encoding encoding(ProtoType type) {
        if (type instanceof Named named) {
            return switch (named.kind()) {
                case MESSAGE -> Encoding.MESSAGE;
                case ENUM -> Encoding.VARINT;
                case IMPORTED -> isWellKnownMessage(named) ? Encoding.MESSAGE : Encoding.UNKNOWN;
            };
        }
        return type instanceof Scalar scalar ? encoding(scalar) : Encoding.MAP;
    }

    /** Of the types that come with the language, all but the one that stands for null are messages. */
    private static boolean isWellKnownMessage(Named named) {
        return named.fullName().startsWith("google.protobuf.")
                && !named.fullName().endsWith(".NullValue");
    }

    private static Encoding encoding(Scalar scalar) {
        return switch (scalar) {
            case INT32, INT64, UINT32, UINT64, BOOL -> Encoding.VARINT;
            case SINT32, SINT64 -> Encoding.ZIGZAG;
            case FIXED32, SFIXED32 -> Encoding.FIXED32;
            case FIXED64, SFIXED64 -> Encoding.FIXED64;
            case FLOAT -> Encoding.FLOAT;
            case DOUBLE -> Encoding.DOUBLE;
            case STRING -> Encoding.TEXT;
            case BYTES -> Encoding.BYTES;
        };
    }
}
