package dev.weir.engine.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.spi.DataLoss;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Difference;
import dev.weir.spi.Differences;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Kind;
import dev.weir.spi.KindSchema;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.PlanRequest;
import dev.weir.spi.PlanResponse;
import dev.weir.spi.PropertyProblem;
import dev.weir.spi.PropertyRules;
import dev.weir.spi.ProviderException;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A kind that is created, updated one property a step, marked and deleted. */
class FakeKind implements Kind, PropertyRules {
    final FakeProvider provider;
    private final KindSchema schema;
    private final boolean settles;

    FakeKind(FakeProvider provider, KindSchema schema, boolean settles) {
        this.provider = provider;
        this.schema = schema;
        this.settles = settles;
    }

    @Override
    public KindSchema schema() {
        return schema;
    }

    @Override
    public List<PropertyProblem> check(ObjectNode desired) {
        return provider.propertyProblems();
    }

    @Override
    public Map<Identity, Live> read(Collection<Identity> identities) {
        provider.called("read " + schema.kind() + " " + identities.size());
        identities.forEach(identity -> provider.denials(identity.toString()).forEach(denial -> {
            throw denial;
        }));
        Map<Identity, Live> found = new TreeMap<>();
        identities.forEach(identity -> live(identity).ifPresent(live -> found.put(identity, live)));
        return found;
    }

    private Optional<Live> live(Identity identity) {
        return provider.cloud()
                .read(identity, JsonNodeFactory.instance.objectNode())
                .map(live -> {
                    ObjectNode attributes = schema.attributes(live.properties(), provider.here());
                    attributes.setAll(live.attributes());
                    return new Live(identity, live.properties(), attributes, live.owner());
                });
    }

    @Override
    public Discovery discover(Search search) {
        provider.called("discover " + schema.kind());
        provider.denials(schema.kind() + " list").forEach(denial -> {
            throw denial;
        });
        List<Identity> found = new ArrayList<>(provider.cloud().owned(schema.kind(), search.stack()));
        if (!search.isThorough()) {
            found.removeAll(provider.notIndexed());
        }
        found.addAll(provider.staleDiscoveries(schema.kind()));
        return Discovery.of(found);
    }

    @Override
    public PlanResponse plan(PlanRequest request) {
        if (request.desired().isEmpty()) {
            return response(
                    List.of(), List.of(delete()), List.of(), schema.document().objectNode());
        }
        ObjectNode desired = pinned(request);
        ObjectNode attributes = schema.attributes(desired, request.environment());
        if (request.live().isEmpty()) {
            return response(List.of(), List.of(), List.of(create(desired, request)), attributes.put("version", 1));
        }
        Live live = request.live().get();
        List<Difference> differences = Differences.between(schema, desired, live.properties());
        if (differences.stream().anyMatch(Difference::replaces)) {
            return response(
                    differences, List.of(delete()), List.of(create(desired, request)), attributes.put("version", 1));
        }
        int version = live.attributes().path("version").asInt();
        boolean newVersion =
                differences.stream().anyMatch(difference -> difference.path().equals("/definition"));
        attributes.put("version", newVersion ? version + 1 : version);
        return response(differences, List.of(), steps(differences, desired, request, live), attributes);
    }

    /** A table pins the version of its schema that will be there once the schema's own change is made. */
    private ObjectNode pinned(PlanRequest request) {
        ObjectNode desired = request.desired().orElseThrow().deepCopy();
        if (desired.has("schema")) {
            request.related()
                    .attributes(new Identity("schemas", desired.get("schema").asText()))
                    .ifPresent(schemaAttributes -> desired.set("schemaVersion", schemaAttributes.get("version")));
        }
        return desired;
    }

    private List<Step> steps(List<Difference> differences, ObjectNode desired, PlanRequest request, Live live) {
        List<Step> steps = new ArrayList<>();
        if (!live.owner().equals(request.owner())) {
            steps.add(step("Mark", input(request)));
        }
        differences.stream()
                .map(difference -> difference.path().split("/", -1)[1])
                .distinct()
                .forEach(property -> steps.add(update(property, desired)));
        return steps;
    }

    private Step update(String property, ObjectNode desired) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("Property", property);
        if (desired.has(property)) {
            input.set("Value", desired.get(property));
        }
        return step("Update", input);
    }

    private Step create(ObjectNode desired, PlanRequest request) {
        ObjectNode input = input(request);
        input.set("Properties", desired);
        return step("Create", input);
    }

    private Step delete() {
        return step("Delete", JsonNodeFactory.instance.objectNode());
    }

    private Step step(String action, ObjectNode input) {
        return new Step("fake:" + action, input, settles && !action.equals("Mark"));
    }

    private static ObjectNode input(PlanRequest request) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        request.owner().ifPresent(owner -> input.set("Owner", tree(owner)));
        return input;
    }

    private static ObjectNode tree(Ownership owner) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        owner.tags().forEach(tree::put);
        return tree;
    }

    private DataLoss loss(List<Step> deletion) {
        boolean loses = !deletion.isEmpty() && schema.kind().equals("streams");
        return loses ? DataLoss.of(List.of("Its records are lost.")) : DataLoss.NONE;
    }

    private PlanResponse response(
            List<Difference> differences, List<Step> deletion, List<Step> steps, ObjectNode attributes) {
        List<String> risks = deletion.isEmpty() ? List.of() : List.of("What it holds is lost.");
        return new PlanResponse(differences, deletion, steps, attributes, risks, loss(deletion), List.<Diagnostic>of());
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        return provider.execute(identity, step);
    }

    @Override
    public void confirm(Identity identity, Optional<Ownership> owner) {
        provider.called("confirm " + identity);
        live(identity).ifPresent(live -> {
            boolean isSame = owner.isPresent()
                    ? owner.get().objection(live.owner(), false).isEmpty()
                    : live.owner().isEmpty();
            if (!isSame) {
                throw new ProviderException(
                        ProviderException.Category.CONFLICT, identity + " is not changed: it has another mark", null);
            }
        });
    }

    @Override
    public ObjectNode remove(Identity identity, Step step, Ownership owner) {
        live(identity)
                .flatMap(live -> owner.objection(live.owner(), schema.isGlobal()))
                .ifPresent(objection -> {
                    throw new ProviderException(
                            ProviderException.Category.CONFLICT, identity + " is not deleted: " + objection, null);
                });
        return execute(identity, step);
    }
}
