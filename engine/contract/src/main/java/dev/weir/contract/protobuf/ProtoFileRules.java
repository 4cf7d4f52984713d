package dev.weir.contract.protobuf;

import dev.weir.contract.evolution.Direction;
import java.util.HashSet;
import java.util.Set;

/** The package, and which messages a record may hold. */
record ProtoFileRules(ProtoStep step) {

    void check() {
        packageName();
        Set<String> parts = referenced(step.writer());
        for (ProtoMessage message : step.writer().messages().values()) {
            step.counterpart(message)
                    .ifPresentOrElse(
                            counterpart -> step.compareLater(message.fullName(), counterpart.fullName()),
                            () -> unknown(message, parts));
        }
    }

    private void packageName() {
        String writer = step.writer().packageName();
        String reader = step.reader().packageName();
        if (!writer.equals(reader)) {
            step.breaks(
                    "",
                    "package-changed",
                    writer,
                    reader,
                    "every type has another full name in another package; keep the package.");
        }
    }

    /** A new message that is only a part of others travels in fields which earlier readers skip. */
    private void unknown(ProtoMessage message, Set<String> parts) {
        boolean added = step.direction() == Direction.FORWARD;
        if (added && parts.contains(message.fullName())) {
            return;
        }
        step.breaks(
                message.fullName(),
                step.rule("message-removed", "message-added"),
                "message",
                "",
                added
                        ? "they do not know records of the new message '%s'; use a schema of its own for it."
                                .formatted(message.fullName())
                        : "they lack the message '%s'; keep it.".formatted(message.fullName()));
    }

    /** Messages that some field holds, and messages inside others. */
    private static Set<String> referenced(ProtoSchema schema) {
        Set<String> names = new HashSet<>();
        for (ProtoMessage message : schema.messages().values()) {
            if (schema.messages().containsKey(parent(message.fullName()))) {
                names.add(message.fullName());
            }
            for (ProtoField field : message.fields().values()) {
                ProtoType type = field.type() instanceof ProtoType.MapOf map ? map.value() : field.type();
                names.add(type.text());
            }
        }
        return names;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
