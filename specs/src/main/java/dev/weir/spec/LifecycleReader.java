package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.schema.SchemaTree;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.KindSchema;
import java.util.ArrayList;
import java.util.List;

/** Reads a resource's options under {@code lifecycle}. */
final class LifecycleReader {
    private static final List<String> KEYS = List.of("protect", "retain", "adopt", "ignoreChanges", "replaceWhen");

    private final KindSchema kind;
    private final Address address;
    private final Problems problems;

    LifecycleReader(KindSchema kind, Address address, Problems problems) {
        this.kind = kind;
        this.address = address;
        this.problems = problems;
    }

    Lifecycle read(Located at) {
        if (at.value().isMissingNode()) {
            return Lifecycle.NONE;
        }
        if (!at.value().isObject()) {
            report(at, "Wrong type", "'lifecycle' must be a mapping, not " + problems.found(at.value()) + ".");
            return Lifecycle.NONE;
        }
        at.members().stream().filter(member -> !KEYS.contains(member.name())).forEach(this::unknown);
        return new Lifecycle(
                flag(at.member("protect")),
                flag(at.member("retain")),
                flag(at.member("adopt")),
                pointers(at.member("ignoreChanges")),
                pointers(at.member("replaceWhen")));
    }

    private void unknown(Located member) {
        problems.accept(Diagnostic.error(
                        "Unknown property",
                        "'%s' is not a lifecycle option.%s Options: %s."
                                .formatted(
                                        member.name(),
                                        Spelling.suggestion(member.name(), KEYS),
                                        String.join(", ", KEYS)))
                .about(address.toString())
                .at(member.owner()));
    }

    private boolean flag(Located at) {
        if (!at.value().isMissingNode() && !at.value().isBoolean()) {
            report(
                    at,
                    "Wrong type",
                    "'%s' must be true or false, not %s.".formatted(at.name(), problems.found(at.value())));
        }
        return at.value().asBoolean(false);
    }

    private List<String> pointers(Located at) {
        if (!at.value().isMissingNode() && !at.value().isArray()) {
            report(
                    at,
                    "Wrong type",
                    "'%s' must be a list of properties, not %s.".formatted(at.name(), problems.found(at.value())));
        }
        List<String> pointers = new ArrayList<>();
        for (int i = 0; i < at.value().size() && at.value().isArray(); i++) {
            pointer(
                    new Located(
                            at.file(),
                            Pointers.element(at.pointer(), i),
                            at.value().get(i)),
                    pointers);
        }
        return pointers;
    }

    private void pointer(Located at, List<String> into) {
        JsonNode value = at.value();
        String name = value.isTextual() ? value.textValue() : "";
        String pointer = name.startsWith("/") ? name : Pointers.member(Pointers.ROOT, name);
        if (name.isEmpty() || !SchemaTree.of(kind).at(pointer).isKnown()) {
            String known = String.join(", ", kind.properties().keySet());
            report(
                    at,
                    "Unknown property",
                    "'%s' is not a property of a %s.%s It can have %s."
                            .formatted(
                                    value.asText(),
                                    kind.singular(),
                                    Spelling.suggestion(name, kind.properties().keySet()),
                                    known));
        } else {
            into.add(pointer);
        }
    }

    private void report(Located at, String summary, String detail) {
        problems.accept(
                Diagnostic.error(summary, detail).about(address.toString()).at(at.site()));
    }
}
