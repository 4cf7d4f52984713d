package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.spec.Instance.Each;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.yaml.Located;
import dev.weir.spi.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the instances of declarations. */
final class Expansion {
    private static final int MOST = 10_000;

    private final Problems problems;

    Expansion(Problems problems) {
        this.problems = problems;
    }

    /**
     * The instances of one declaration.
     *
     * @param forEach what to repeat it for, evaluated; empty when that has failed
     */
    List<Instance> expand(Declaration declaration, Optional<JsonNode> forEach) {
        if (declaration.forEach().isEmpty()) {
            return List.of(new Instance(declaration.address(), declaration, Optional.empty()));
        }
        Located at = declaration.forEach().get();
        return forEach.map(value -> repeated(declaration, at, value)).orElse(List.of());
    }

    private List<Instance> repeated(Declaration declaration, Located at, JsonNode value) {
        if (value.size() > MOST) {
            report(declaration, at, "A resource can be repeated at most " + MOST + " times.");
            return List.of();
        }
        if (value.isArray()) {
            return ofList(declaration, at, value);
        }
        if (!value.isObject()) {
            report(
                    declaration,
                    at,
                    "'forEach' takes a mapping or a list of strings, not " + problems.found(value) + ".");
        }
        return value.properties().stream()
                .map(entry -> instance(declaration, entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Instance> ofList(Declaration declaration, Located at, JsonNode list) {
        List<Instance> instances = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode key = list.get(i);
            Located element = new Located(at.file(), Pointers.element(at.pointer(), i), key);
            if (!key.isTextual() || key.textValue().isEmpty()) {
                report(
                        declaration,
                        element,
                        "A list in 'forEach' must hold non-empty strings, not " + problems.found(key) + ".");
            } else if (!seen.add(key.textValue())) {
                report(declaration, element, "'" + key.textValue() + "' is in the list twice.");
            } else {
                instances.add(instance(declaration, key.textValue(), key));
            }
        }
        return instances;
    }

    private static Instance instance(Declaration declaration, String key, JsonNode value) {
        Address address = new Address(
                declaration.address().kind(),
                "%s[\"%s\"]".formatted(declaration.address().name(), key));
        return new Instance(address, declaration, Optional.of(new Each(key, value)));
    }

    private void report(Declaration declaration, Located at, String detail) {
        problems.accept(Diagnostic.error("Wrong forEach", detail)
                .about(declaration.address().toString())
                .at(at.site()));
    }
}
