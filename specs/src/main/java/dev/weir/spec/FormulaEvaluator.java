package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.FaultException;
import dev.weir.spec.expression.Path;
import dev.weir.spec.expression.ScopeNames;
import dev.weir.spec.expression.Template;
import dev.weir.spec.expression.Template.Embedded;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.KindSchema.Reference;
import dev.weir.spi.Sensitive;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Evaluates texts with expressions. */
final class FormulaEvaluator {
    private final Scope scope;
    private final Optional<Address> about;
    private final Problems problems;

    FormulaEvaluator(Scope scope, Optional<Address> about, Problems problems) {
        this.scope = scope;
        this.about = about;
        this.problems = problems;
    }

    /**
     * The value of a text with expressions; empty when it cannot be told, which has been reported.
     *
     * @param reference what a whole resource stands for at this place
     */
    Optional<JsonNode> evaluate(Formula formula, Optional<Reference> reference) {
        if (!formula.isUsable()) {
            return Optional.empty();
        }
        if (formula.template().isWhole()) {
            Embedded embedded = formula.template().expressions().getFirst();
            return value(formula, embedded, formula.expressions().getFirst(), reference);
        }
        return text(formula);
    }

    private Optional<JsonNode> text(Formula formula) {
        StringBuilder text = new StringBuilder();
        SortedSet<String> origins = new TreeSet<>();
        Iterator<Expression> expressions = formula.expressions().iterator();
        boolean complete = true;
        for (Template.Part part : formula.template().parts()) {
            switch (part) {
                case Template.Text literal -> text.append(literal.text());
                case Embedded embedded -> {
                    Optional<JsonNode> value = value(formula, embedded, expressions.next(), Optional.empty());
                    value.ifPresent(found -> origins.addAll(Sensitive.originsIn(found)));
                    Optional<String> inner = value.flatMap(found -> inText(formula, embedded, found));
                    complete &= inner.isPresent();
                    inner.ifPresent(text::append);
                }
            }
        }
        return complete ? Optional.of(marked(TextNode.valueOf(text.toString()), origins)) : Optional.empty();
    }

    private Optional<String> inText(Formula formula, Embedded embedded, JsonNode value) {
        if (value.isValueNode() && !value.isNull()) {
            return Optional.of(value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText());
        }
        report(
                formula,
                embedded,
                new Fault(
                        0,
                        embedded.source().length(),
                        "Value does not fit into a string",
                        "The expression yields %s, which cannot be part of a string."
                                .formatted(problems.found(value))));
        return Optional.empty();
    }

    private Optional<JsonNode> value(
            Formula formula, Embedded embedded, Expression expression, Optional<Reference> reference) {
        try {
            return switch (expression) {
                case Expression.Plain plain -> {
                    Optional<Target> target = scope.resolve(plain.path());
                    yield target.isEmpty() ? Optional.empty() : plain(plain, target.get(), reference);
                }
                case Expression.Compound compound -> compound(compound);
            };
        } catch (FaultException fault) {
            report(formula, embedded, shown(fault.fault(), expression));
            return Optional.empty();
        }
    }

    /** What goes wrong with sensitive values may quote them. */
    private Fault shown(Fault fault, Expression expression) {
        SortedSet<String> origins = origins(expression);
        return origins.isEmpty() || isWholeResource(expression)
                ? fault
                : new Fault(
                        fault.offset(),
                        fault.length(),
                        fault.summary(),
                        "The reason is not shown, because the expression uses sensitive values (%s)."
                                .formatted(String.join(", ", origins)));
    }

    private static boolean isWholeResource(Expression expression) {
        return expression instanceof Expression.Plain plain
                && !plain.path().root().equals(ScopeNames.VARIABLES)
                && !plain.path().root().equals(ScopeNames.EACH)
                && plain.path().steps().stream().noneMatch(Path.Computed.class::isInstance);
    }

    /** The sensitive values that a text with expressions is made of, by where they come from. */
    SortedSet<String> origins(Formula formula) {
        SortedSet<String> origins = new TreeSet<>();
        formula.expressions().forEach(expression -> origins.addAll(origins(expression)));
        return origins;
    }

    private SortedSet<String> origins(Expression expression) {
        SortedSet<String> origins = new TreeSet<>();
        expression.references().forEach(path -> origins.addAll(scope.origins(path)));
        return origins;
    }

    /** Whether the keys of a repetition come from a sensitive value. */
    boolean haveSensitiveKeys(Map<String, Formula> formulas, Optional<JsonNode> value) {
        Formula whole = formulas.get(Pointers.ROOT);
        return (whole != null && !origins(whole).isEmpty())
                || value.filter(found -> found.isArray() && Sensitive.in(found)).isPresent();
    }

    private static JsonNode marked(JsonNode value, SortedSet<String> origins) {
        return origins.isEmpty() ? value : Sensitive.mark(value, origins);
    }

    private Optional<JsonNode> compound(Expression.Compound compound) throws FaultException {
        Optional<ObjectNode> bindings = scope.bindings(compound.references());
        if (bindings.isEmpty()) {
            return Optional.empty();
        }
        Map<String, JsonNode> values = new HashMap<>();
        bindings.get().properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return Optional.of(marked(compound.program().evaluate(values), origins(compound)));
    }

    private static Optional<JsonNode> plain(Expression.Plain plain, Target target, Optional<Reference> reference)
            throws FaultException {
        return switch (target) {
            case Target.Value value -> Optional.of(value.value());
            case Target.Whole whole -> whole(plain, whole.resource(), reference);
        };
    }

    private static Optional<JsonNode> whole(Expression.Plain plain, Evaluated resource, Optional<Reference> reference)
            throws FaultException {
        KindSchema kind = resource.instance().declaration().kind();
        if (reference.isEmpty()) {
            throw new FaultException(
                    plain.path().offset(),
                    plain.path().length(),
                    "Incomplete reference",
                    "%s is a whole %s. Say which of its values you mean: %s."
                            .formatted(plain.path(), kind.singular(), String.join(", ", Names.attributes(kind))));
        }
        if (!reference.get().kind().equals(kind.kind())) {
            throw new FaultException(
                    plain.path().offset(),
                    plain.path().length(),
                    "Reference to another kind",
                    "This property refers to one of the %s, and %s is a %s."
                            .formatted(reference.get().kind(), plain.path(), kind.singular()));
        }
        return reference.get().attribute().equals("identity")
                ? resource.identity().map(Identity::name).map(TextNode::valueOf)
                : attribute(plain, resource, reference.get().attribute());
    }

    private static Optional<JsonNode> attribute(Expression.Plain plain, Evaluated resource, String name)
            throws FaultException {
        JsonNode value = resource.view().path(name);
        if (value.isMissingNode() && !resource.unavailable().contains("/" + name)) {
            throw new FaultException(
                    plain.path().offset(),
                    plain.path().length(),
                    "Attribute without a value",
                    "This property takes the attribute '%s', which %s does not have.".formatted(name, plain.path()));
        }
        return Optional.of(value).filter(found -> found.isValueNode() && !found.isNull());
    }

    private void report(Formula formula, Embedded embedded, Fault fault) {
        Diagnostic diagnostic = FormulaReader.diagnostic(formula.at(), embedded, fault);
        problems.accept(
                about.map(address -> diagnostic.about(address.toString())).orElse(diagnostic));
    }
}
