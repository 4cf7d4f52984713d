package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.ExpressionParser;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.FaultException;
import dev.weir.spec.expression.Locator;
import dev.weir.spec.expression.Template;
import dev.weir.spec.expression.Template.Embedded;
import dev.weir.spec.source.Place;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the expressions in a value, and reports those that are malformed or refer to nothing. */
final class FormulaReader {
    private final ExpressionParser parser;
    private final Problems problems;

    FormulaReader(ExpressionParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The texts with expressions in a value, by pointer from there. */
    Map<String, Formula> read(Located value, ReferenceCheck check, Optional<Address> about) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        collect(value, value.value(), Pointers.ROOT, check, about, formulas);
        return formulas;
    }

    private void collect(
            Located base,
            JsonNode value,
            String pointer,
            ReferenceCheck check,
            Optional<Address> about,
            Map<String, Formula> into) {
        if (value.isTextual() && Template.mayHold(value.textValue())) {
            into.put(pointer, formula(new Located(base.file(), base.pointer() + pointer, value), check, about));
        }
        value.properties()
                .forEach(member -> collect(
                        base, member.getValue(), Pointers.member(pointer, member.getKey()), check, about, into));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(base, value.get(i), Pointers.element(pointer, i), check, about, into);
        }
    }

    private Formula formula(Located at, ReferenceCheck check, Optional<Address> about) {
        try {
            Template template = Template.parse(at.value().textValue());
            List<Expression> expressions = new ArrayList<>();
            for (Embedded embedded : template.expressions()) {
                parse(at, embedded, check, about).ifPresent(expressions::add);
            }
            return new Formula(at, template, expressions);
        } catch (Template.UnclosedException unclosed) {
            Diagnostic diagnostic = Diagnostic.error(
                            "Expression without an end",
                            "The '}' that ends this expression is missing. Write $${ for the characters ${ themselves.")
                    .at(opening(at, unclosed.ordinal()));
            problems.accept(about(diagnostic, about));
            return new Formula(at, new Template(List.of(new Embedded("", 0))), List.of());
        }
    }

    private Optional<Expression> parse(Located at, Embedded embedded, ReferenceCheck check, Optional<Address> about) {
        try {
            Expression expression = parser.parse(embedded.source());
            List<Fault> faults = check.faults(expression);
            faults.forEach(fault -> problems.accept(about(diagnostic(at, embedded, fault), about)));
            return faults.isEmpty() ? Optional.of(expression) : Optional.empty();
        } catch (FaultException malformed) {
            problems.accept(about(diagnostic(at, embedded, malformed.fault()), about));
            return Optional.empty();
        }
    }

    private static Diagnostic about(Diagnostic diagnostic, Optional<Address> address) {
        return address.map(found -> diagnostic.about(found.toString())).orElse(diagnostic);
    }

    /** A fault in an expression, at its place in the file. */
    static Diagnostic diagnostic(Located at, Embedded embedded, Fault fault) {
        return Diagnostic.error(fault.summary(), fault.detail()).at(range(at, embedded, fault));
    }

    /** The place of a part of an expression. */
    static SourceRange range(Located at, Embedded embedded, Fault fault) {
        Optional<Place> place = at.file().places().place(at.pointer());
        return place.map(found -> Locator.locate(
                        at.file().source(),
                        found,
                        at.value().textValue(),
                        embedded.ordinal(),
                        embedded.source(),
                        fault))
                .orElseGet(at::site);
    }

    private static SourceRange opening(Located at, int ordinal) {
        Optional<Place> place = at.file().places().place(at.pointer());
        return place.map(found ->
                        Locator.opening(at.file().source(), found, at.value().textValue(), ordinal))
                .orElseGet(at::site);
    }
}
