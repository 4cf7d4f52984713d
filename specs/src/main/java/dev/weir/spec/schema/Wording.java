package dev.weir.spec.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.Violation.Site;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Spelling;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Sensitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what a finding means for the user. */
final class Wording {
    private static final Set<String> UNKNOWN = Set.of("additionalProperties", "unevaluatedProperties");

    private final KindSchema kind;
    private final SchemaTree tree;
    private final ObjectNode properties;
    private final Knowledge knowledge;

    Wording(KindSchema kind, ObjectNode properties, Knowledge knowledge) {
        this.kind = kind;
        this.tree = SchemaTree.of(kind);
        this.properties = properties;
        this.knowledge = knowledge;
    }

    /** Several findings about one value as a single one that allows all that they allow. */
    static Finding together(String keyword, List<Finding> findings) {
        Set<JsonNode> allowed = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (finding.expected().isArray()) {
                finding.expected().forEach(allowed::add);
            } else {
                allowed.add(finding.expected());
            }
        }
        Finding first = findings.getFirst();
        ArrayNode all = JsonNodeFactory.instance.arrayNode().addAll(allowed);
        return new Finding(keyword, first.pointer(), first.route(), "", all, first.value());
    }

    Violation violation(Finding finding) {
        return switch (finding.keyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknown(finding);
            case "required" -> missing(finding);
            case "dependentRequired" -> missingBeside(finding);
            case "type" -> type(finding);
            case "enum", "const" -> choice(finding);
            default -> value(finding);
        };
    }

    /** The pointer of the member that an unknown one was probably meant to be. */
    Optional<String> meant(Finding finding) {
        return UNKNOWN.contains(finding.keyword())
                ? Spelling.nearest(
                                finding.property(), tree.at(finding.pointer()).members())
                        .map(name -> Pointers.member(finding.pointer(), name))
                : Optional.empty();
    }

    private Violation unknown(Finding finding) {
        String name = finding.property();
        String pointer = name.isEmpty() ? finding.pointer() : Pointers.member(finding.pointer(), name);
        Collection<String> known = tree.at(finding.pointer()).members();
        String suggestion = Spelling.suggestion(name, known);
        String all = suggestion.isEmpty() && !known.isEmpty() ? " It can have " + String.join(", ", known) + "." : "";
        return new Violation(
                pointer,
                Site.KEY,
                "Unknown property",
                "'%s' is not a property of %s.%s%s".formatted(name, owner(finding.pointer()), suggestion, all));
    }

    private Violation missing(Finding finding) {
        return new Violation(
                Pointers.member(finding.pointer(), finding.property()),
                Site.KEY,
                "Missing property",
                "%s needs '%s'.".formatted(capitalized(owner(finding.pointer())), finding.property()));
    }

    /** Names what is missing, at what needs it. */
    private Violation missingBeside(Finding finding) {
        return new Violation(
                Pointers.member(finding.pointer(), finding.property()),
                Site.KEY,
                "Missing property",
                "%s with '%s' needs '%s' as well."
                        .formatted(
                                capitalized(owner(finding.pointer())),
                                finding.property(),
                                String.join("', '", finding.lacking())));
    }

    private Violation type(Finding finding) {
        return at(
                finding,
                finding.value().isNull() ? "Missing value" : "Wrong type",
                "%s must be %s, not %s.%s"
                        .formatted(subject(finding), Words.types(finding.expected()), found(finding), hint(finding)));
    }

    /** What the user may have meant, where the way a value is written decides its type. */
    private String hint(Finding finding) {
        JsonNode value = finding.value();
        String wanted = Words.types(finding.expected());
        boolean quoted = wanted.contains("a string") && (value.isNumber() || value.isBoolean());
        if (quoted) {
            return knowledge.computed().contains(finding.pointer())
                    ? " Convert it with string(...)."
                    : " Put it into quotes.";
        }
        String text = value.isTextual() ? value.asText().toLowerCase(Locale.ROOT) : "";
        boolean flag = wanted.contains("true or false")
                && List.of("yes", "no", "on", "off", "true", "false", "y", "n").contains(text);
        return flag ? " Write true or false, without quotes and in lower case." : "";
    }

    private Violation choice(Finding finding) {
        List<String> allowed = new ArrayList<>();
        (finding.expected().isArray() ? finding.expected() : List.of(finding.expected()))
                .forEach(value -> allowed.add(value.asText()));
        String suggestion = finding.value().isTextual() && !isSensitive(finding)
                ? Spelling.suggestion(finding.value().asText(), allowed)
                : "";
        return at(
                finding,
                "Value not allowed",
                "%s cannot be %s.%s Allowed: %s."
                        .formatted(subject(finding), found(finding), suggestion, String.join(", ", allowed)));
    }

    private Violation value(Finding finding) {
        return at(finding, "Value not allowed", capitalized(subject(finding)) + " " + rule(finding));
    }

    private String rule(Finding finding) {
        String expected = finding.expected() == null ? "" : finding.expected().asText();
        String found = found(finding);
        return switch (finding.keyword()) {
            case "minimum" -> "must be at least %s, not %s.".formatted(expected, found);
            case "maximum" -> "must be at most %s, not %s.".formatted(expected, found);
            case "exclusiveMinimum" -> "must be more than %s, not %s.".formatted(expected, found);
            case "exclusiveMaximum" -> "must be less than %s, not %s.".formatted(expected, found);
            case "multipleOf" -> "must be a multiple of %s, not %s.".formatted(expected, found);
            case "minLength" ->
                expected.equals("1")
                        ? "must not be empty."
                        : "must have at least %s characters, got %s.".formatted(expected, found);
            case "maxLength" ->
                "must have at most %s characters%s."
                        .formatted(
                                expected,
                                isSensitive(finding)
                                        ? ""
                                        : ", and has "
                                                + finding.value()
                                                        .asText()
                                                        .codePointCount(
                                                                0,
                                                                finding.value()
                                                                        .asText()
                                                                        .length()));
            case "pattern" -> "must match %s, got %s.".formatted(expected, found);
            case "format" -> "must be written as %s, got %s.".formatted(expected, found);
            case "minItems" -> "must have at least %s entries.".formatted(expected);
            case "maxItems" -> "must have at most %s entries.".formatted(expected);
            case "uniqueItems" -> "must not contain the same entry twice.";
            case "minProperties" -> "must have at least %s members.".formatted(expected);
            case "maxProperties" -> "must have at most %s members.".formatted(expected);
            case "propertyNames" -> "has the key '%s', which is not allowed there.".formatted(finding.property());
            case "oneOf" -> "matches several forms that exclude each other.";
            case "not" -> "has a combination of values that is not allowed.";
            default -> "breaks the rule '%s' of its schema.".formatted(finding.keyword());
        };
    }

    private Violation at(Finding finding, String summary, String detail) {
        Site site = finding.value() != null && finding.value().isNull() ? Site.KEY : Site.VALUE;
        return new Violation(finding.pointer(), site, summary, detail);
    }

    private String found(Finding finding) {
        return isSensitive(finding) ? "a sensitive value" : Words.found(properties.at(finding.pointer()));
    }

    private boolean isSensitive(Finding finding) {
        return KindSchema.is(tree.at(finding.pointer()).schema(), "sensitive")
                || Sensitive.in(properties.at(finding.pointer()));
    }

    private String subject(Finding finding) {
        return finding.pointer().isEmpty() ? article() : "'" + Words.path(finding.pointer()) + "'";
    }

    private String owner(String pointer) {
        return pointer.isEmpty() ? article() : "'" + Words.path(pointer) + "'";
    }

    private String article() {
        String singular = kind.singular();
        return ("aeiou".indexOf(singular.charAt(0)) >= 0 ? "an " : "a ") + singular;
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
