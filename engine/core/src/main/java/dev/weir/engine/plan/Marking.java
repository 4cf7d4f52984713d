package dev.weir.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.engine.StandIns;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Kind;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.Sensitive;
import dev.weir.spi.SensitivePlaces;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks a kind for a plan, and marks in it what the kind makes of sensitive values.
 *
 * <p>A kind may read a marked value and write it elsewhere, or make something else of it, which loses the mark. So it is asked a
 * second time, with other values in place of the sensitive ones: whatever then is different comes from them. Kinds' plans are
 * pure, so asking twice costs no call; it happens only where there are sensitive values.
 */
final class Marking {
    private Marking() {}

    static PlanResponse plan(Kind kind, PlanRequest request) {
        PlanRequest marked = marked(request);
        PlanResponse plan = kind.plan(marked);
        SortedSet<String> origins = origins(marked);
        if (origins.isEmpty()) {
            return plan;
        }
        Optional<PlanResponse> other = other(kind, marked);
        return marked(plan, other, marked.desired(), origins);
    }

    /** The request with marks on the live values that are, or were, sensitive. */
    private static PlanRequest marked(PlanRequest request) {
        NavigableSet<String> pointers = new TreeSet<>();
        request.desired().map(SensitivePlaces::of).ifPresent(pointers::addAll);
        request.live().flatMap(Live::owner).map(Ownership::sensitive).ifPresent(pointers::addAll);
        if (request.live().isEmpty() || pointers.isEmpty()) {
            return request;
        }
        Live live = request.live().get();
        NavigableSet<String> origins = new TreeSet<>(List.of("live"));
        ObjectNode properties = SensitivePlaces.marked(live.properties(), pointers, origins);
        List<JsonNode> values = new ArrayList<>();
        leaves(properties, values);
        return new PlanRequest(
                request.identity(),
                request.desired(),
                Optional.of(new Live(
                        live.identity(),
                        properties,
                        (ObjectNode) equalTo(values, live.attributes(), origins),
                        live.owner())),
                request.owner(),
                request.environment(),
                request.related(),
                request.foreign(),
                request.history());
    }

    private static void leaves(JsonNode node, List<JsonNode> into) {
        if (Sensitive.is(node)) {
            into.add(node);
        }
        node.forEach(member -> leaves(member, into));
    }

    private static JsonNode equalTo(List<JsonNode> values, JsonNode node, SortedSet<String> origins) {
        return mapped(node, leaf -> values.contains(leaf) ? Sensitive.mark(leaf, origins) : leaf);
    }

    private static SortedSet<String> origins(PlanRequest request) {
        NavigableSet<String> origins = new TreeSet<>();
        request.desired().map(Sensitive::originsIn).ifPresent(origins::addAll);
        request.live().map(Live::properties).map(Sensitive::originsIn).ifPresent(origins::addAll);
        return origins;
    }

    /** The plan for other values; empty where the kind can do nothing with them. */
    private static Optional<PlanResponse> other(Kind kind, PlanRequest request) {
        try {
            return Optional.of(kind.plan(new PlanRequest(
                    request.identity(),
                    request.desired().map(desired -> (ObjectNode) StandIns.of(desired)),
                    request.live()
                            .map(live -> new Live(
                                    live.identity(),
                                    (ObjectNode) StandIns.of(live.properties()),
                                    (ObjectNode) StandIns.of(live.attributes()),
                                    live.owner())),
                    request.owner(),
                    request.environment(),
                    identity -> request.related().attributes(identity).map(known -> (ObjectNode) StandIns.of(known)),
                    request.foreign(),
                    request.history())));
        } catch (RuntimeException unfit) {
            return Optional.empty();
        }
    }

    private static PlanResponse marked(
            PlanResponse plan, Optional<PlanResponse> other, Optional<ObjectNode> desired, SortedSet<String> origins) {
        Map<String, Difference> others = other.map(PlanResponse::differences).orElse(List.of()).stream()
                .collect(Collectors.toMap(Difference::path, Function.identity(), (one, same) -> one));
        List<Difference> differences = plan.differences().stream()
                .map(difference ->
                        marked(difference, Optional.ofNullable(others.get(difference.path())), desired, origins))
                .toList();
        return new PlanResponse(
                differences,
                steps(plan.deletion(), other.map(PlanResponse::deletion), origins),
                steps(plan.steps(), other.map(PlanResponse::steps), origins),
                (ObjectNode) marked(plan.attributes(), other.map(PlanResponse::attributes), origins),
                texts(plan.risks(), other.map(PlanResponse::risks)),
                new DataLoss(
                        texts(
                                plan.dataLoss().losses(),
                                other.map(PlanResponse::dataLoss).map(DataLoss::losses)),
                        plan.dataLoss().isAccepted()),
                diagnostics(plan.diagnostics(), other.map(PlanResponse::diagnostics)));
    }

    private static Difference marked(
            Difference difference,
            Optional<Difference> other,
            Optional<ObjectNode> desired,
            SortedSet<String> origins) {
        Optional<JsonNode> declared = desired.map(properties -> properties.at(difference.path()))
                .filter(value -> difference.after().filter(value::equals).isPresent());
        Optional<JsonNode> after = declared.or(
                () -> difference.after().map(value -> marked(value, other.flatMap(Difference::after), origins)));
        Optional<JsonNode> before = after.filter(Sensitive::in).isPresent()
                ? difference.before().map(value -> Sensitive.mark(value, origins))
                : difference
                        .before()
                        .map(value ->
                                other.isPresent() ? marked(value, other.get().before(), origins) : value);
        return new Difference(difference.path(), before, after, difference.replaces(), difference.sensitive());
    }

    private static List<Step> steps(List<Step> steps, Optional<List<Step>> others, SortedSet<String> origins) {
        Optional<List<Step>> same =
                others.filter(other -> Step.operations(other).equals(Step.operations(steps)));
        List<Step> marked = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int index = i;
            marked.add(new Step(
                    step.operation(),
                    (ObjectNode) marked(
                            step.input(), same.map(other -> other.get(index).input()), origins),
                    step.settles()));
        }
        return marked;
    }

    /** The tree with marks wherever another one differs. */
    private static JsonNode marked(JsonNode tree, Optional<? extends JsonNode> other, SortedSet<String> origins) {
        if (other.isEmpty() || tree.getNodeType() != other.get().getNodeType()) {
            return Sensitive.mark(tree, origins);
        }
        return switch (tree) {
            case ObjectNode object -> {
                ObjectNode marked = object.objectNode();
                object.properties()
                        .forEach(member -> marked.set(
                                member.getKey(),
                                marked(
                                        member.getValue(),
                                        Optional.ofNullable(other.get().get(member.getKey())),
                                        origins)));
                yield marked;
            }
            case ArrayNode array -> {
                boolean alike = array.size() == other.get().size();
                ArrayNode marked = array.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    marked.add(
                            marked(array.get(i), alike ? Optional.of(other.get().get(i)) : Optional.empty(), origins));
                }
                yield marked;
            }
            default -> tree.equals(other.get()) || Sensitive.is(tree) ? tree : Sensitive.mark(tree, origins);
        };
    }

    private static List<String> texts(List<String> texts, Optional<List<String>> others) {
        List<String> hidden = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            hidden.add(StandIns.hidden(texts.get(i), at(others, i)));
        }
        return hidden;
    }

    private static <T> Optional<T> at(Optional<List<T>> list, int index) {
        return list.filter(found -> index < found.size()).map(found -> found.get(index));
    }

    private static List<Diagnostic> diagnostics(List<Diagnostic> found, Optional<List<Diagnostic>> others) {
        List<Diagnostic> hidden = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Diagnostic one = found.get(i);
            Optional<Diagnostic> other =
                    at(others, i).filter(same -> same.summary().equals(one.summary()));
            hidden.add(StandIns.hidden(one, other));
        }
        return Collections.unmodifiableList(hidden);
    }

    private static JsonNode mapped(JsonNode node, Function<JsonNode, JsonNode> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode mapped = object.objectNode();
                object.properties().forEach(member -> mapped.set(member.getKey(), mapped(member.getValue(), change)));
                yield mapped;
            }
            case ArrayNode array -> {
                ArrayNode mapped = array.arrayNode();
                array.forEach(element -> mapped.add(mapped(element, change)));
                yield mapped;
            }
            default -> change.apply(node);
        };
    }
}
