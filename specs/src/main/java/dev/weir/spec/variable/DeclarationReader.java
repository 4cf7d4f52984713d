package dev.weir.spec.variable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a stack says under {@code variables}. */
final class DeclarationReader {
    private static final List<String> KEYS =
            List.of("type", "default", "description", "sensitive", "allowed", "pattern");

    private final Consumer<Diagnostic> problems;

    DeclarationReader(Consumer<Diagnostic> problems) {
        this.problems = problems;
    }

    Declared read(Located at) {
        if (!isName(at.name())) {
            report(
                    at,
                    "Name not allowed",
                    "The name of a variable consists of letters, digits and '_', letters first.");
        }
        if (!at.value().isObject()) {
            report(at, "Malformed variable", "A variable is declared with a mapping such as { type: string }.");
            return new Declared(at.name(), Type.STRING, Optional.of(at), false, List.of(), Optional.empty(), at);
        }
        at.members().stream().filter(member -> !KEYS.contains(member.name())).forEach(this::unknownKey);
        Optional<Located> standard =
                Optional.of(at.member("default")).filter(value -> !value.value().isMissingNode());
        standard.ifPresent(this::refuseExpressions);
        Located sensitive = at.member("sensitive");
        if (!sensitive.value().isMissingNode() && !sensitive.value().isBoolean()) {
            reportValue(sensitive, "Wrong type", "'sensitive' must be true or false.");
        }
        return new Declared(
                at.name(),
                type(at.member("type"), standard),
                standard,
                sensitive.value().asBoolean(true) && !sensitive.value().isMissingNode(),
                allowed(at.member("allowed")),
                pattern(at.member("pattern")),
                at);
    }

    /** Variables come before everything that an expression could name. */
    private void refuseExpressions(Located standard) {
        standard.leaves().stream()
                .filter(leaf ->
                        leaf.value().isTextual() && leaf.value().textValue().contains("${"))
                .forEach(
                        leaf -> reportValue(
                                leaf,
                                "Expression in a default",
                                "A default is a plain value: '${...}' is not evaluated there. Use the expression where the variable is used."));
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.charAt(0) > '9'
                && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private void unknownKey(Located member) {
        report(
                member,
                "Unknown key",
                "'%s' is not a property of a variable.%s"
                        .formatted(member.name(), Spelling.suggestion(member.name(), KEYS)));
    }

    private Type type(Located type, Optional<Located> standard) {
        if (type.value().isMissingNode()) {
            return standard.map(value -> typeOf(value.value())).orElse(Type.STRING);
        }
        String name = type.value().asText();
        return Type.of(name).orElseGet(() -> {
            reportValue(
                    type,
                    "Unknown type",
                    "'%s' is not a type.%s Allowed: %s."
                            .formatted(name, Spelling.suggestion(name, Type.names()), String.join(", ", Type.names())));
            return standard.map(value -> typeOf(value.value())).orElse(Type.STRING);
        });
    }

    private static Type typeOf(JsonNode value) {
        for (Type type : Type.values()) {
            if (type.accepts(value)) {
                return type;
            }
        }
        return Type.STRING;
    }

    private List<JsonNode> allowed(Located allowed) {
        List<JsonNode> values = new ArrayList<>();
        allowed.value().forEach(values::add);
        if (!allowed.value().isMissingNode() && !allowed.value().isArray()) {
            reportValue(allowed, "Wrong type", "'allowed' must be a list of values.");
        }
        return values;
    }

    private Optional<Pattern> pattern(Located pattern) {
        if (pattern.value().isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(pattern.value().asText()));
        } catch (PatternSyntaxException malformed) {
            reportValue(pattern, "Malformed pattern", malformed.getDescription() + ".");
            return Optional.empty();
        }
    }

    private void report(Located at, String summary, String detail) {
        problems.accept(Diagnostic.error(summary, detail).at(at.owner()));
    }

    private void reportValue(Located at, String summary, String detail) {
        problems.accept(Diagnostic.error(summary, detail).at(at.site()));
    }
}
