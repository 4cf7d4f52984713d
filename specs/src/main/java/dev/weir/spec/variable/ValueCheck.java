package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Spelling;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks the value of a variable against its declaration, without showing what is sensitive. */
record ValueCheck(Declared variable, Consumer<Diagnostic> problems) {

    boolean accepts(JsonNode value, String origin, Optional<SourceRange> place) {
        Optional<String> wrong = mistake(value);
        wrong.map(text -> Diagnostic.error(
                        "Wrong value for a variable",
                        "Variable '%s' %s Its value comes from %s.".formatted(variable.name(), text, origin)))
                .map(diagnostic -> diagnostic.at(place.orElse(variable.at().owner())))
                .ifPresent(problems);
        return wrong.isEmpty();
    }

    private Optional<String> mistake(JsonNode value) {
        if (!variable.type().accepts(value)) {
            return Optional.of("must be " + variable.type().words() + ".");
        }
        if (!variable.allowed().isEmpty() && !variable.allowed().contains(value)) {
            List<String> allowed =
                    variable.allowed().stream().map(JsonNode::asText).toList();
            String suggestion = variable.sensitive() ? "" : Spelling.suggestion(value.asText(), allowed);
            return Optional.of("must be one of: " + String.join(", ", allowed) + "." + suggestion);
        }
        return variable.pattern()
                .filter(pattern -> !pattern.matcher(value.asText()).matches())
                .map(pattern -> "must match " + pattern.pattern() + ".");
    }
}
