package dev.weir.contract.protobuf;

import dev.weir.contract.evolution.Direction;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of one message, by number. */
final class ProtoMessageRules {
    private final ProtoStep step;
    private final ProtoTypeRules types;

    ProtoMessageRules(ProtoStep step) {
        this.step = step;
        this.types = new ProtoTypeRules(step);
    }

    void check(ProtoMessage writer, ProtoMessage reader) {
        Map<String, ProtoField> named = reader.byName();
        for (ProtoField field : writer.fields().values()) {
            Optional<ProtoField> namesake = Optional.ofNullable(named.get(field.name()));
            ProtoField same = reader.fields().get(field.number());
            if (same == null) {
                unknown(writer, field, reader, namesake);
            } else {
                namesake.ifPresent(other -> moved(writer, field, reader, same, other));
                types.check(path(writer, field, reader, same), field, same);
            }
        }
        for (ProtoField field : reader.fields().values()) {
            required(writer, field, reader);
            reserved(writer, field, reader);
        }
        oneOfs(writer, reader);
    }

    /** In the proposed file. */
    private String path(ProtoMessage writer, ProtoField written, ProtoMessage reader, ProtoField read) {
        return step.direction()
                .proposed(writer.fullName() + "." + written.name(), reader.fullName() + "." + read.name());
    }

    /** A field that the reader skips, unless it looks for it elsewhere. */
    private void unknown(ProtoMessage writer, ProtoField field, ProtoMessage reader, Optional<ProtoField> moved) {
        moved.ifPresent(other -> step.breaks(
                path(writer, field, reader, other),
                "field-number-changed",
                String.valueOf(field.number()),
                String.valueOf(other.number()),
                "data carries '%s' under the number %d, which the reader skips; keep the number."
                        .formatted(field.name(), field.number())));
        field.oneOf()
                .filter(name -> moved.isEmpty() && hasOneOf(reader, name))
                .ifPresent(name -> step.breaks(
                        writer.fullName() + "." + field.name(),
                        step.rule("oneof-alternative-removed", "oneof-alternative-added"),
                        field.name(),
                        "",
                        "where '%s' is set, they see the oneof '%s' without a value; keep its alternatives, or start a new oneof."
                                .formatted(field.name(), name)));
    }

    /** Under the number that it had stands another field, and the field stands elsewhere: a renamed field is nowhere else. */
    private void moved(
            ProtoMessage writer, ProtoField field, ProtoMessage reader, ProtoField same, ProtoField namesake) {
        if (namesake.number() != same.number()) {
            step.breaks(
                    path(writer, field, reader, namesake),
                    "field-number-changed",
                    String.valueOf(field.number()),
                    String.valueOf(namesake.number()),
                    "data carries '%s' under the number %d, where the reader takes it for '%s'; keep the number."
                            .formatted(field.name(), field.number(), same.name()));
        }
    }

    private static boolean hasOneOf(ProtoMessage message, String name) {
        return message.fields().values().stream()
                .anyMatch(field -> field.oneOf().equals(Optional.of(name)));
    }

    private void required(ProtoMessage writer, ProtoField field, ProtoMessage reader) {
        ProtoField written = writer.fields().get(field.number());
        boolean certain = written != null && written.label() == ProtoField.Label.REQUIRED;
        if (field.label() == ProtoField.Label.REQUIRED && !certain) {
            step.breaks(
                    reader.fullName() + "." + field.name(),
                    step.rule("required-field-added", "required-field-dropped"),
                    written == null ? "absent" : "optional",
                    "required",
                    step.rule(
                            "earlier data may lack '%s'; make it optional.".formatted(field.name()),
                            "they insist on '%s'; keep it required.".formatted(field.name())));
        }
    }

    /** What earlier versions gave up may still be in old data, under its old meaning. */
    private void reserved(ProtoMessage writer, ProtoField field, ProtoMessage reader) {
        boolean number = writer.reserved().holds(field.number());
        if (step.direction() == Direction.BACKWARD
                && (number || writer.reserved().holds(field.name()))) {
            step.breaks(
                    reader.fullName() + "." + field.name(),
                    number ? "reserved-number-used" : "reserved-name-used",
                    "reserved",
                    "%s = %d".formatted(field.name(), field.number()),
                    "the earlier version reserves this %s because older data uses it; choose another."
                            .formatted(number ? "number" : "name"));
        }
    }

    /** Fields that could be set together must not end up in one oneof, which keeps only the last. */
    private void oneOfs(ProtoMessage writer, ProtoMessage reader) {
        Set<String> checked = new HashSet<>();
        for (ProtoField field : reader.fields().values()) {
            field.oneOf().filter(checked::add).ifPresent(name -> oneOf(writer, reader, name));
        }
    }

    private void oneOf(ProtoMessage writer, ProtoMessage reader, String name) {
        Set<String> groups = new HashSet<>();
        for (ProtoField field : reader.fields().values()) {
            ProtoField written = writer.fields().get(field.number());
            if (written != null && field.oneOf().equals(Optional.of(name))) {
                groups.add(written.oneOf().map("oneof "::concat).orElse("field " + written.name()));
            }
        }
        if (groups.size() > 1) {
            step.breaks(
                    reader.fullName() + "." + name,
                    step.rule("fields-moved-into-oneof", "oneof-split"),
                    String.join(", ", groups.stream().sorted().toList()),
                    "oneof " + name,
                    "data may hold several of these fields, of which a oneof keeps the last; leave them as they are.");
        }
    }
}
