package dev.weir.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.spec.Instance.Each;
import dev.weir.spec.expression.FaultException;
import dev.weir.spec.expression.Path;
import dev.weir.spec.expression.Path.Computed;
import dev.weir.spec.expression.Path.Element;
import dev.weir.spec.expression.Path.Member;
import dev.weir.spec.expression.Path.Step;
import dev.weir.spec.expression.ScopeNames;
import dev.weir.spec.source.Pointers;
import dev.weir.spec.source.Spelling;
import dev.weir.spec.variable.Variables;
import dev.weir.spi.Environment;
import dev.weir.spi.Sensitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the names in one place's expressions stand for.
 *
 * @param variables the stack's
 * @param stack the stack's name; empty when it could not be told
 * @param environment empty while it is not known
 * @param each what the resource is repeated for
 * @param instances all there are
 * @param resources those evaluated so far
 */
record Scope(
        Variables variables,
        Optional<String> stack,
        Optional<Environment> environment,
        Optional<Each> each,
        Instances instances,
        Map<Address, Evaluated> resources) {

    /**
     * What a reference stands for; empty when that cannot be told for a reason that has been reported.
     *
     * @throws FaultException when it stands for nothing
     */
    Optional<Target> resolve(Path path) throws FaultException {
        return switch (path.root()) {
            case ScopeNames.VARIABLES -> descend(variableTree(), Pointers.ROOT, Set.of(), path, 0, true);
            case ScopeNames.EACH -> descend(eachTree(), Pointers.ROOT, Set.of(), path, 0, true);
            case ScopeNames.STACK, ScopeNames.ACCOUNT, ScopeNames.REGION, ScopeNames.PARTITION ->
                text(path.root()).map(text -> new Target.Value(TextNode.valueOf(text)));
            default -> resource(path);
        };
    }

    /** The sensitive values that a reference may lead to, by where they come from; empty for one that leads to none. */
    SortedSet<String> origins(Path path) {
        SortedSet<String> origins = new TreeSet<>();
        for (Step step : path.steps()) {
            if (step instanceof Computed computed) {
                origins.addAll(origins(computed.path()));
            }
        }
        switch (path.root()) {
            case ScopeNames.VARIABLES -> origins.addAll(variableOrigins(path));
            case ScopeNames.STACK, ScopeNames.ACCOUNT, ScopeNames.REGION, ScopeNames.PARTITION -> {
                // known to everybody
            }
            default -> origins.addAll(Sensitive.originsIn(reachable(path)));
        }
        return origins;
    }

    private Set<String> variableOrigins(Path path) {
        Set<String> names = new TreeSet<>(variables.hidden());
        if (!path.steps().isEmpty() && path.steps().getFirst() instanceof Member member) {
            names.retainAll(Set.of(member.name()));
        }
        return names.stream().map(name -> Variables.ORIGIN + name).collect(Collectors.toSet());
    }

    /** All that a path may yield: what it leads to, or everything below its root where that cannot be told. */
    private JsonNode reachable(Path path) {
        try {
            Optional<Target> target = resolve(path);
            if (target.isPresent()) {
                return target.get() instanceof Target.Value value
                        ? value.value()
                        : ((Target.Whole) target.get()).resource().view();
            }
        } catch (FaultException leftToTheExpression) {
            // what it names may exist in part
        }
        if (path.root().equals(ScopeNames.EACH)) {
            return eachTree();
        }
        ArrayNode views = JsonNodeFactory.instance.arrayNode();
        targets(path).stream()
                .filter(resources::containsKey)
                .forEach(address -> views.add(resources.get(address).view()));
        return views;
    }

    private Optional<String> text(String root) {
        return switch (root) {
            case ScopeNames.STACK -> stack;
            case ScopeNames.ACCOUNT -> environment.map(Environment::account);
            case ScopeNames.REGION -> environment.map(Environment::region);
            case ScopeNames.PARTITION -> environment.map(Environment::partition);
            default -> Optional.empty();
        };
    }

    private ObjectNode variableTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        variables.values().forEach(tree::set);
        return tree;
    }

    private ObjectNode eachTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        each.ifPresent(found -> tree.put("key", found.key()).set("value", found.value()));
        return tree;
    }

    private Optional<Target> resource(Path path) throws FaultException {
        Optional<Address> address = address(path);
        if (address.isEmpty() || !resources.containsKey(address.get())) {
            return Optional.empty();
        }
        Evaluated resource = resources.get(address.get());
        int next = resource.instance().each().isPresent() ? 2 : 1;
        if (path.steps().size() <= next) {
            return Optional.of(new Target.Whole(resource));
        }
        return descend(resource.view(), Pointers.ROOT, resource.unavailable(), path, next, false);
    }

    /** The instance that a path leads to; empty when it is not known. */
    Optional<Address> address(Path path) throws FaultException {
        if (path.steps().isEmpty()) {
            return Optional.empty();
        }
        Step first = path.steps().getFirst();
        Optional<Address> declared = key(first).map(JsonNode::asText).map(name -> new Address(path.root(), name));
        if (declared.isEmpty() || instances.isUnknown(declared.get())) {
            if (declared.isPresent() && first instanceof Computed) {
                throw new FaultException(
                        first.offset(), first.length(), "Unknown resource", declared.get() + " is not declared.");
            }
            return Optional.empty();
        }
        Optional<Address> single = instances.find(declared.get(), "");
        return single.isPresent() || path.steps().size() < 2
                ? single
                : repeated(declared.get(), path.steps().get(1));
    }

    private Optional<Address> repeated(Address declared, Step step) throws FaultException {
        Optional<String> key = key(step).map(JsonNode::asText);
        Optional<Address> found = key.flatMap(name -> instances.find(declared, name));
        if (key.isPresent() && found.isEmpty()) {
            Set<String> keys = instances.keys(declared);
            String suggestion = Spelling.suggestion(key.get(), keys);
            throw new FaultException(
                    step.offset(),
                    step.length(),
                    "Unknown key",
                    "%s has no instance '%s'.%s It has %s."
                            .formatted(declared, key.get(), suggestion, String.join(", ", keys)));
        }
        return found;
    }

    /** All instances that a path may lead to. */
    List<Address> targets(Path path) {
        try {
            Optional<Address> single = address(path);
            if (single.isPresent()) {
                return List.of(single.get());
            }
        } catch (FaultException reportedWhenEvaluated) {
            return List.of();
        }
        return !path.steps().isEmpty() && path.steps().getFirst() instanceof Member member
                ? instances.ofDeclared(new Address(path.root(), member.name()))
                : instances.ofKind(path.root());
    }

    private Optional<JsonNode> key(Step step) throws FaultException {
        return switch (step) {
            case Member member -> Optional.of(TextNode.valueOf(member.name()));
            case Element element -> Optional.of(JsonNodeFactory.instance.numberNode(element.index()));
            case Computed computed ->
                resolve(computed.path()).filter(Target.Value.class::isInstance).map(target -> ((Target.Value) target)
                        .value());
        };
    }

    /** Follows a path into a tree. A first member that is missing has been reported where {@code declared}. */
    private Optional<Target> descend(
            JsonNode tree, String start, Set<String> unavailable, Path path, int from, boolean declared)
            throws FaultException {
        JsonNode value = tree;
        String pointer = start;
        for (int i = from; i < path.steps().size(); i++) {
            Step step = path.steps().get(i);
            Optional<JsonNode> key = key(step);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            JsonNode next = key.get().isNumber()
                    ? value.path(key.get().intValue())
                    : value.path(key.get().asText());
            pointer = Pointers.member(pointer, key.get().asText());
            if (unavailable.contains(pointer) || (next.isMissingNode() && declared && i == 0)) {
                return Optional.empty();
            }
            if (next.isMissingNode()) {
                throw absent(path, i, value, key.get().asText());
            }
            value = next;
        }
        return Optional.of(new Target.Value(value));
    }

    private static FaultException absent(Path path, int index, JsonNode value, String key) {
        Step step = path.steps().get(index);
        Path container = new Path(path.root(), path.steps().subList(0, index), false, 0, 0);
        List<String> members = new ArrayList<>();
        value.fieldNames().forEachRemaining(members::add);
        String known = members.isEmpty() ? "" : " It has " + String.join(", ", members) + ".";
        String size = value.isArray() ? " It has " + value.size() + " entries, counted from 0." : "";
        return new FaultException(
                step.offset(),
                step.length(),
                "No such member",
                "There is no '%s' in %s.%s%s%s"
                        .formatted(key, container, Spelling.suggestion(key, members), known, size));
    }

    /**
     * The values of the roots that some references start from; empty when one of them cannot be told for a reason that has
     * been reported.
     */
    Optional<ObjectNode> bindings(List<Path> references) {
        ObjectNode bindings = JsonNodeFactory.instance.objectNode();
        for (Path path : references) {
            if (!bind(path, bindings)) {
                return Optional.empty();
            }
        }
        return Optional.of(bindings);
    }

    private boolean bind(Path path, ObjectNode bindings) {
        return switch (path.root()) {
            case ScopeNames.VARIABLES -> isAvailable(path) && bind(bindings, path.root(), variableTree());
            case ScopeNames.EACH -> bind(bindings, path.root(), eachTree());
            case ScopeNames.STACK, ScopeNames.ACCOUNT, ScopeNames.REGION, ScopeNames.PARTITION ->
                text(path.root())
                        .map(text -> bind(bindings, path.root(), TextNode.valueOf(text)))
                        .orElse(false);
            default -> isAvailable(path) && bindResources(path, bindings);
        };
    }

    private static boolean bind(ObjectNode bindings, String root, JsonNode value) {
        bindings.set(root, value);
        return true;
    }

    private boolean isAvailable(Path path) {
        if (path.steps().isEmpty()) {
            return true;
        }
        try {
            return path.root().equals(ScopeNames.VARIABLES)
                    ? !(path.steps().getFirst() instanceof Member member)
                            || variables.values().containsKey(member.name())
                    : resolve(path).isPresent() || path.open();
        } catch (FaultException leftToTheExpression) {
            return true;
        }
    }

    /** Binds the kind even where the path leads nowhere, so that the expression fails on the key. */
    private boolean bindResources(Path path, ObjectNode bindings) {
        bindings.withObjectProperty(path.root());
        return targets(path).stream().allMatch(address -> bindResource(address, bindings));
    }

    private boolean bindResource(Address address, ObjectNode bindings) {
        Evaluated resource = resources.get(address);
        if (resource == null) {
            return false;
        }
        ObjectNode kind = bindings.withObjectProperty(address.kind());
        String name = resource.instance().declaration().address().name();
        resource.instance()
                .each()
                .ifPresentOrElse(
                        found -> kind.withObjectProperty(name).set(found.key(), resource.view()),
                        () -> kind.set(name, resource.view()));
        return true;
    }
}
