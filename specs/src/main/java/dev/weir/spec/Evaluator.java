package dev.weir.spec;

import dev.weir.spi.Diagnostic;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import dev.weir.spi.KindSchema;
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

/** Evaluates the instances of a stack, each value after those that it is made from. */
final class Evaluator {
    private final Scope general;
    private final Environment environment;
    private final FileValues files;
    private final Validators validators;
    private final StackTags tags;
    private final Problems problems;
    private final Map<Address, Evaluated> evaluated = new LinkedHashMap<>();
    private final Map<Address, Set<Address>> references = new LinkedHashMap<>();

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
     * All resources.
     *
     * @param incomplete whether values may be missing for which nobody has reported a mistake
     */
    SortedMap<Address, Resource> evaluate(boolean incomplete) {
        List<Edge<PropertyAddress>> reads = new ArrayList<>();
        general.instances().all().forEach(instance -> reads.addAll(Reads.of(instance, scope(instance))));
        List<Address> addresses =
                general.instances().all().stream().map(Instance::address).toList();
        for (List<Address> group : new Groups(addresses, reads).inOrder()) {
            evaluate(group, reads);
        }
        reads.forEach(read -> refer(read.from().resource(), read.to().resource()));
        Identities identities = new Identities(evaluated.values());
        identities.checkUnique(problems);
        List<Edge<Address>> needs = new ArrayList<>();
        evaluated.values().forEach(resource -> needs.addAll(identities.needs(resource)));
        needs.forEach(need -> refer(need.from(), need.to()));
        new Graph<>(addresses, needs).cycles().forEach(cycle -> problems.accept(Cycles.ofResources(cycle)));
        if (!incomplete) {
            evaluated.values().stream()
                    .filter(resource -> !resource.unavailable().isEmpty())
                    .forEach(this::incomplete);
        }
        return resources();
    }

    private void refer(Address from, Address to) {
        if (!from.equals(to)) {
            references.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
        }
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

    /** Evaluates resources that read each other, and nothing but what has been evaluated. */
    private void evaluate(List<Address> group, List<Edge<PropertyAddress>> reads) {
        Map<Address, ResourceEvaluation> evaluations = new LinkedHashMap<>();
        List<PropertyAddress> properties = new ArrayList<>();
        for (Address address : group) {
            Instance instance = general.instances().at(address);
            evaluations.put(address, evaluation(instance));
            instance.declaration()
                    .properties()
                    .fieldNames()
                    .forEachRemaining(name -> properties.add(new PropertyAddress(address, name)));
        }
        List<Edge<PropertyAddress>> inner = inner(group, reads);
        if (inner.isEmpty()) {
            properties.forEach(property -> evaluations.get(property.resource()).evaluate(property.name()));
        } else {
            evaluateInTurn(new Graph<>(properties, inner), evaluations);
        }
        evaluations.forEach((address, evaluation) -> evaluated.put(address, evaluation.finish(validators, problems)));
    }

    private static List<Edge<PropertyAddress>> inner(List<Address> group, List<Edge<PropertyAddress>> reads) {
        Set<Address> members = new HashSet<>(group);
        return reads.stream()
                .filter(read -> members.contains(read.from().resource())
                        && members.contains(read.to().resource()))
                .toList();
    }

    /** Evaluates each property after those that it reads; those that read each other stay without a value. */
    private void evaluateInTurn(Graph<PropertyAddress> graph, Map<Address, ResourceEvaluation> evaluations) {
        Set<PropertyAddress> cyclic = new HashSet<>();
        graph.cycles().forEach(cycle -> {
            problems.accept(Cycles.ofValues(cycle));
            cycle.forEach(edge -> cyclic.add(edge.from()));
        });
        evaluations.forEach((address, evaluation) -> evaluated.put(address, evaluation.soFar()));
        for (PropertyAddress property : graph.order()) {
            ResourceEvaluation evaluation = evaluations.get(property.resource());
            if (cyclic.contains(property)) {
                evaluation.skip(property.name());
            } else {
                evaluation.evaluate(property.name());
            }
            evaluated.put(property.resource(), evaluation.soFar());
        }
    }

    private ResourceEvaluation evaluation(Instance instance) {
        FormulaEvaluator formulas = new FormulaEvaluator(scope(instance), Optional.of(instance.address()), problems);
        PropertyEvaluator evaluator = new PropertyEvaluator(instance, formulas, files, problems);
        return new ResourceEvaluation(instance, evaluator, environment, tags);
    }

    private SortedMap<Address, Resource> resources() {
        SortedMap<Address, Resource> resources = new TreeMap<>();
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
                                new WrittenPositions(
                                        resource.instance().declaration().at().places(), files.textsOf(address))))));
        return resources;
    }

    /** Whatever made a value unavailable has been reported, here or by parsing; a plan must not be made in any case. */
    private void incomplete(Evaluated resource) {
        if (problems.isEmpty()) {
            problems.accept(Diagnostic.error(
                            "Value unknown",
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
