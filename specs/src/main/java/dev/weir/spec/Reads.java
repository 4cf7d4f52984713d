package dev.weir.spec;

import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.Path;
import dev.weir.spec.expression.Path.Computed;
import dev.weir.spec.expression.Path.Member;
import dev.weir.spec.expression.Path.Step;
import dev.weir.spec.expression.Template.Embedded;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.KindSchema;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which properties the expressions of an instance read. An attribute is made from a template, so that who reads an ARN reads
 * the name in it and nothing else.
 */
final class Reads {
    private final Instance instance;
    private final Scope scope;
    private final List<Edge<PropertyAddress>> edges = new ArrayList<>();

    private Reads(Instance instance, Scope scope) {
        this.instance = instance;
        this.scope = scope;
    }

    static List<Edge<PropertyAddress>> of(Instance instance, Scope scope) {
        Reads reads = new Reads(instance, scope);
        instance.declaration().formulas().forEach(reads::formula);
        return reads.edges;
    }

    private void formula(String pointer, Formula formula) {
        PropertyAddress from = new PropertyAddress(instance.address(), Pointers.first(pointer));
        List<Embedded> embedded = formula.template().expressions();
        for (int i = 0; formula.isUsable() && i < embedded.size(); i++) {
            Expression expression = formula.expressions().get(i);
            for (Path path : expression.references()) {
                path(from, formula, embedded.get(i), expression, path);
            }
        }
    }

    private void path(PropertyAddress from, Formula formula, Embedded embedded, Expression expression, Path path) {
        SourceRange place =
                FormulaReader.range(formula.at(), embedded, new Fault(path.offset(), path.length(), "Reference", ""));
        for (Address target : scope.targets(path)) {
            Instance read = scope.instances().at(target);
            properties(read, expression, path)
                    .forEach(name -> edges.add(new Edge<>(from, new PropertyAddress(target, name), place)));
        }
        for (Step step : path.steps()) {
            if (step instanceof Computed computed) {
                path(from, formula, embedded, expression, computed.path());
            }
        }
    }

    private static Set<String> properties(Instance read, Expression expression, Path path) {
        KindSchema kind = read.declaration().kind();
        int next = read.each().isPresent() ? 2 : 1;
        if (path.steps().size() > next && path.steps().get(next) instanceof Member member) {
            return kind.attributeTemplates().containsKey(member.name())
                    ? kind.attributeParts(member.name())
                    : Set.of(member.name());
        }
        boolean isWholeResource = path.steps().size() <= next && expression instanceof Expression.Plain && !path.open();
        return isWholeResource ? identifying(kind) : kind.properties().keySet();
    }

    /** What a reference to a whole resource may stand for: its identity or an attribute. */
    private static Set<String> identifying(KindSchema kind) {
        Set<String> names = new LinkedHashSet<>(kind.identity());
        kind.attributeTemplates().keySet().forEach(attribute -> names.addAll(kind.attributeParts(attribute)));
        return names;
    }
}
