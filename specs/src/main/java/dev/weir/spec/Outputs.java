package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import java.util.List;

/** Reads {@code outputs}: a value each, or a mapping with {@code value}, {@code description} and {@code sensitive}. */
final class Outputs {
    private static final List<String> KEYS = List.of("value", "description", "sensitive");

    private final Problems problems;

    Outputs(Problems problems) {
        this.problems = problems;
    }

    Output read(Located at) {
        if (!at.value().isObject() || !at.value().has("value")) {
            return new Output(at.name(), at, false);
        }
        at.members().stream().filter(member -> !KEYS.contains(member.name())).forEach(this::unknown);
        JsonNode sensitive = at.value().path("sensitive");
        if (!sensitive.isMissingNode() && !sensitive.isBoolean()) {
            problems.accept(Diagnostic.error("Wrong type", "'sensitive' must be true or false.")
                    .at(at.member("sensitive").site()));
        }
        return new Output(at.name(), at.member("value"), sensitive.asBoolean(!sensitive.isMissingNode()));
    }

    private void unknown(Located member) {
        problems.accept(Diagnostic.error(
                        "Unknown key",
                        "'%s' is not a property of an output.%s"
                                .formatted(Pointers.last(member.pointer()), Spelling.suggestion(member.name(), KEYS)))
                .at(member.owner()));
    }
}
