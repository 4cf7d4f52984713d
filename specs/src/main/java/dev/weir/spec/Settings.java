package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.expression.ScopeNames;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.variable.Variables;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SourceRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the stack's name and its {@code aws} block, in which only variables can be used. */
final class Settings {
    private static final List<String> KEYS = List.of("region", "account", "endpoint");
    private static final String NAME = "[a-z][a-z0-9-]{0,62}";

    private final FormulaReader formulas;
    private final ReferenceCheck check;
    private final Variables variables;
    private final Problems problems;

    Settings(Names names, FormulaReader formulas, Variables variables, Problems problems) {
        this.formulas = formulas;
        this.check = new ReferenceCheck(names, Set.of(ScopeNames.VARIABLES), false);
        this.variables = variables;
        this.problems = problems;
    }

    /**
     * The stack's name; empty when there is none that can be used.
     *
     * @param otherwise where to report that it is missing; empty when not everything could be read
     */
    Optional<String> name(Optional<Located> stack, Optional<SourceRange> otherwise) {
        if (stack.isEmpty()) {
            otherwise.ifPresent(place -> problems.accept(Diagnostic.error(
                            "Missing stack name",
                            "A spec needs a line such as 'stack: orders', which names what it owns.")
                    .at(place)));
            return Optional.empty();
        }
        return text(stack.get())
                .filter(
                        name -> matches(
                                stack.get(),
                                name,
                                NAME,
                                "must consist of lower-case letters, digits and '-', start with a letter and have at most 63 characters"));
    }

    /** Whether the stack is meant to be thrown away: true or false, also from a variable. */
    boolean ephemeral(Optional<Located> ephemeral) {
        if (ephemeral.isEmpty() || ephemeral.get().value().isNull()) {
            return false;
        }
        Located at = ephemeral.get();
        Formula formula = formulas.read(at, check, Optional.empty()).get(Pointers.ROOT);
        Optional<JsonNode> value = formula == null ? Optional.of(at.value()) : evaluate(formula);
        value.filter(found -> !found.isBoolean())
                .ifPresent(found -> report(
                        at,
                        "Wrong type",
                        "'ephemeral' must be true or false, not %s.".formatted(problems.found(found))));
        return value.filter(JsonNode::asBoolean).isPresent();
    }

    AwsSettings aws(Optional<Located> aws) {
        if (aws.isEmpty() || aws.get().value().isNull()) {
            return AwsSettings.NONE;
        }
        Located at = aws.get();
        if (!at.value().isObject()) {
            report(at, "Wrong type", "'aws' must be a mapping, not " + problems.found(at.value()) + ".");
        }
        at.members().stream().filter(member -> !KEYS.contains(member.name())).forEach(this::unknown);
        return new AwsSettings(
                setting(at, "region", "[a-z]{2}(-[a-z]+)+-[0-9]{1,2}", "must be written like us-east-1"),
                setting(at, "account", "[0-9]{12}", "must have twelve digits"),
                setting(at, "endpoint", "local|https?://[^\\s/]+.*", "must be a URL, or 'local' for the embedded AWS"));
    }

    /** The tags of all resources. */
    StackTags tags(Optional<Located> tags) {
        if (tags.isEmpty() || tags.get().value().isNull()) {
            return StackTags.NONE;
        }
        Located at = tags.get();
        if (!at.value().isObject()) {
            report(at, "Wrong type", "'tags' must be a mapping, not " + problems.found(at.value()) + ".");
            return StackTags.NONE;
        }
        SortedMap<String, String> found = new TreeMap<>();
        for (Located tag : at.members()) {
            if (tag.name().matches("(?i)(aws|weir):.*")) {
                problems.accept(Diagnostic.error(
                                "Tag not allowed",
                                "Keys that start with 'aws:' or 'weir:' are reserved. Choose another key.")
                        .at(tag.owner()));
            }
            text(tag).ifPresent(value -> found.put(tag.name(), value));
        }
        return new StackTags(found);
    }

    private void unknown(Located member) {
        problems.accept(Diagnostic.error(
                        "Unknown key",
                        "'%s' is not a setting of 'aws'.%s It can have %s."
                                .formatted(
                                        member.name(),
                                        Spelling.suggestion(member.name(), KEYS),
                                        String.join(", ", KEYS)))
                .at(member.owner()));
    }

    private Optional<String> setting(Located aws, String name, String pattern, String rule) {
        Located at = aws.member(name);
        return at.value().isMissingNode()
                ? Optional.empty()
                : text(at).filter(value -> matches(at, value, pattern, rule));
    }

    private boolean matches(Located at, String value, String pattern, String rule) {
        boolean matches = Pattern.matches(pattern, value);
        if (!matches) {
            report(at, "Value not allowed", "'%s' %s, got '%s'.".formatted(at.name(), rule, value));
        }
        return matches;
    }

    /** A text, or a whole number such as an account id, with its variables resolved. */
    private Optional<String> text(Located at) {
        Formula formula = formulas.read(at, check, Optional.empty()).get(Pointers.ROOT);
        Optional<JsonNode> value = formula == null ? Optional.of(at.value()) : evaluate(formula);
        Optional<String> text = value.filter(found -> found.isTextual() || found.isIntegralNumber())
                .map(JsonNode::asText);
        if (value.isPresent() && text.isEmpty()) {
            report(
                    at,
                    "Wrong type",
                    "'%s' must be a string, not %s.".formatted(at.name(), problems.found(value.get())));
        }
        if (value.filter(Sensitive::is).isPresent()) {
            report(
                    at,
                    "Sensitive name",
                    "'%s' stands in ARNs, marks and plans, so it cannot come from a sensitive value."
                            .formatted(at.name()));
            return Optional.empty();
        }
        return text;
    }

    private Optional<JsonNode> evaluate(Formula formula) {
        Scope scope = new Scope(
                variables,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Instances(List.of(), List.of()),
                Map.of());
        return new FormulaEvaluator(scope, Optional.empty(), problems).evaluate(formula, Optional.empty());
    }

    private void report(Located at, String summary, String detail) {
        problems.accept(Diagnostic.error(summary, detail).at(at.site()));
    }
}
