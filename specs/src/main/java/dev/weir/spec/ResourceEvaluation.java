package dev.weir.spec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spec.schema.Defaults;
import dev.weir.spec.schema.Knowledge;
import dev.weir.spec.schema.Violation;
import dev.weir.spec.source.Pointers;
import dev.weir.spi.Environment;
import dev.weir.spi.KindSchema;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One instance while it is evaluated, property by property. */
final class ResourceEvaluation {
    private final Instance instance;
    private final KindSchema kind;
    private final PropertyEvaluator evaluator;
    private final Environment environment;
    private final StackTags tags;
    private final ObjectNode evaluated = JsonNodeFactory.instance.objectNode();

    ResourceEvaluation(Instance instance, PropertyEvaluator evaluator, Environment environment, StackTags tags) {
        this.instance = instance;
        this.kind = instance.declaration().kind();
        this.evaluator = evaluator;
        this.environment = environment;
        this.tags = tags;
    }

    void evaluate(String property) {
        evaluator.evaluate(property, evaluated);
    }

    /** Leaves a property out about whose value a mistake has been reported. */
    void skip(String property) {
        evaluator.skip(property, evaluated);
    }

    /** What is known so far. Nobody reads the rest yet. */
    Evaluated soFar() {
        return evaluated(properties(), new HashSet<>(evaluator.unavailable()));
    }

    /** The whole resource, checked. */
    Evaluated finish(Validators validators, Problems problems) {
        Declaration declaration = instance.declaration();
        ObjectNode properties = properties();
        Set<String> unavailable = new HashSet<>(evaluator.unavailable());
        Set<String> pending = new HashSet<>(evaluator.unavailable());
        pending.addAll(declaration.broken());
        Knowledge knowledge = new Knowledge(pending, declaration.formulas().keySet());
        for (Violation violation : validators.of(kind).check(properties, knowledge)) {
            unavailable.add(violation.pointer());
            problems.accept(ResourceReader.diagnostic(violation, declaration.at(), instance.address()));
        }
        unavailable.addAll(declaration.wrong());
        Evaluated finished = evaluated(properties, unavailable);
        new SensitiveNames(instance, problems).refuse(properties);
        return finished;
    }

    /** As declared, in that order, with what an absent property means. */
    private ObjectNode properties() {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        instance.declaration().properties().fieldNames().forEachRemaining(name -> Optional.ofNullable(
                        evaluated.get(name))
                .ifPresent(value -> properties.set(name, value.deepCopy())));
        Defaults.fill(kind, properties);
        tags.addTo(kind, properties);
        return properties;
    }

    private Evaluated evaluated(ObjectNode properties, Set<String> unavailable) {
        SensitiveProperties.mark(kind, properties, instance.address());
        ObjectNode attributes = kind.attributes(properties, environment);
        ObjectNode view = properties.deepCopy();
        attributes.properties().forEach(entry -> view.set(entry.getKey(), entry.getValue()));
        missingAttributes(attributes, unavailable);
        return new Evaluated(instance, properties, attributes, view, unavailable, kind.identityOf(properties));
    }

    /** An attribute that lacks a property of which a mistake has been reported is no second mistake. */
    private void missingAttributes(ObjectNode attributes, Set<String> unavailable) {
        if (!unavailable.isEmpty()) {
            kind.attributeTemplates().keySet().stream()
                    .filter(name -> !attributes.has(name))
                    .forEach(name -> unavailable.add(Pointers.member(Pointers.ROOT, name)));
        }
    }
}
