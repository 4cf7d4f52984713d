package dev.weir.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.expression.Expression;
import dev.weir.spec.expression.Fault;
import dev.weir.spec.expression.Path;
import dev.weir.spec.expression.Template.Embedded;
import dev.weir.spec.schema.Defaults;
import dev.weir.spec.schema.Knowledge;
import dev.weir.spec.schema.Violation;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
import dev.weir.spi.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Evaluates the instances of a stack, each after those that it refers to. */
final class Evaluator {
    private final Scope general;
    private final Environment environment;
    private final FileValues files;
    private final Validators validators;
    private final StackTags tags;
    private final Problems problems;
    private final Map<Address, Evaluated> evaluated = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    Evaluator(
            Scope scope,
            Environment environment,
            FileValues files,
            Validators validators,
            StackTags tags,
            Problems problems) {
        this.general = new Scope(
                scope.variables(),
                scope.stack(),
                Optional.of(environment),
                Optional.empty(),
                scope.instances(),
                evaluated);
        this.environment = environment;
        this.files = files;
        this.validators = validators;
        this.tags = tags;
        this.problems = problems;
    }

    /** The scope of what does not belong to one resource, such as outputs. */
    Scope scope() {
        return general;
    }

    /**
     * All resources; those in a cycle are left out.
     *
     * @param incomplete whether values may be missing for which nobody has reported a mistake
     */
    SortedMap<Address, Resource> evaluate(boolean incomplete) {
        general.instances().all().forEach(instance -> edges.addAll(written(instance)));
        List<Address> addresses =
                general.instances().all().stream().map(Instance::address).toList();
        Graph graph = new Graph(addresses, edges);
        Set<Address> cyclic = new HashSet<>();
        graph.cycles().forEach(cycle -> {
            problems.accept(Graph.diagnostic(cycle));
            cycle.forEach(edge -> cyclic.add(edge.from()));
        });
        for (Address address : graph.order()) {
            if (!cyclic.contains(address)) {
                evaluated.put(address, evaluate(general.instances().at(address)));
            }
        }
        Identities identities = new Identities(evaluated.values());
        identities.checkUnique(problems);
        evaluated.values().forEach(resource -> edges.addAll(identities.edges(resource)));
        if (cyclic.isEmpty()) {
            new Graph(addresses, edges).cycles().forEach(cycle -> problems.accept(Graph.diagnostic(cycle)));
        }
        if (!incomplete) {
            evaluated.values().stream()
                    .filter(resource -> !resource.unavailable().isEmpty())
                    .forEach(this::incomplete);
        }
        return resources();
    }

    private Scope scope(Instance instance) {
        return new Scope(
                general.variables(),
                general.stack(),
                general.environment(),
                instance.each(),
                general.instances(),
                evaluated);
    }

    private List<Edge> written(Instance instance) {
        List<Edge> found = new ArrayList<>();
        Scope scope = scope(instance);
        for (Formula formula : instance.declaration().formulas().values()) {
            List<Embedded> embedded = formula.template().expressions();
            for (int i = 0; formula.isUsable() && i < embedded.size(); i++) {
                Expression expression = formula.expressions().get(i);
                for (Path path : expression.references()) {
                    found.addAll(edges(instance, formula, embedded.get(i), path, scope));
                }
            }
        }
        return found;
    }

    private static List<Edge> edges(Instance instance, Formula formula, Embedded embedded, Path path, Scope scope) {
        List<Address> targets = scope.targets(path);
        if (targets.isEmpty()) {
            return List.of();
        }
        SourceRange place =
                FormulaReader.range(formula.at(), embedded, new Fault(path.offset(), path.length(), "Reference", ""));
        return targets.stream()
                .map(target -> new Edge(instance.address(), target, place))
                .toList();
    }

    private Evaluated evaluate(Instance instance) {
        Declaration declaration = instance.declaration();
        FormulaEvaluator formulas = new FormulaEvaluator(scope(instance), Optional.of(instance.address()), problems);
        PropertyEvaluator evaluator = new PropertyEvaluator(instance, formulas, files, problems);
        ObjectNode properties = evaluator.evaluate();
        KindSchema kind = declaration.kind();
        Defaults.fill(kind, properties);
        tags.addTo(kind, properties);
        Set<String> unavailable = new HashSet<>(evaluator.unavailable());
        Set<String> pending = new HashSet<>(evaluator.unavailable());
        pending.addAll(declaration.broken());
        Knowledge knowledge = new Knowledge(pending, declaration.formulas().keySet(), problems::hidden);
        for (Violation violation : validators.of(kind).check(properties, knowledge)) {
            unavailable.add(violation.pointer());
            problems.accept(ResourceReader.diagnostic(violation, declaration.at(), instance.address()));
        }
        unavailable.addAll(declaration.wrong());
        ObjectNode attributes = kind.attributes(properties, environment);
        ObjectNode view = properties.deepCopy();
        attributes.properties().forEach(entry -> view.set(entry.getKey(), entry.getValue()));
        missingAttributes(kind, attributes, unavailable);
        return new Evaluated(instance, properties, attributes, view, unavailable, kind.identityOf(properties));
    }

    /** An attribute that lacks a property of which a mistake has been reported is no second mistake. */
    private static void missingAttributes(KindSchema kind, ObjectNode attributes, Set<String> unavailable) {
        if (!unavailable.isEmpty()) {
            kind.attributeTemplates().keySet().stream()
                    .filter(name -> !attributes.has(name))
                    .forEach(name -> unavailable.add("/" + name));
        }
    }

    private SortedMap<Address, Resource> resources() {
        SortedMap<Address, Resource> resources = new TreeMap<>();
        Map<Address, Set<Address>> references = new LinkedHashMap<>();
        edges.forEach(edge ->
                references.computeIfAbsent(edge.from(), key -> new TreeSet<>()).add(edge.to()));
        evaluated.forEach((address, resource) -> identity(resource)
                .ifPresent(identity -> resources.put(
                        address,
                        new Resource(
                                address,
                                identity,
                                resource.properties(),
                                resource.attributes(),
                                resource.instance().declaration().lifecycle(),
                                new TreeSet<>(references.getOrDefault(address, Set.of())),
                                resource.instance().declaration().at().places()::site))));
        return resources;
    }

    /** Whatever made a value unavailable has been reported, here or by parsing; a plan must not be made in any case. */
    private void incomplete(Evaluated resource) {
        if (problems.isEmpty()) {
            problems.accept(Diagnostic.error(
                            "Value cannot be told",
                            "No value could be found for %s.".formatted(String.join(", ", resource.unavailable())))
                    .about(resource.instance().address().toString())
                    .at(resource.instance().declaration().at().owner()));
        }
    }

    private Optional<Identity> identity(Evaluated resource) {
        if (resource.identity().isEmpty() && resource.unavailable().isEmpty()) {
            KindSchema kind = resource.instance().declaration().kind();
            problems.accept(Diagnostic.error(
                            "Resource without identity",
                            "A %s needs %s.".formatted(kind.singular(), String.join(", ", kind.identity())))
                    .about(resource.instance().address().toString())
                    .at(resource.instance().declaration().at().owner()));
        }
        return resource.identity();
    }
}
