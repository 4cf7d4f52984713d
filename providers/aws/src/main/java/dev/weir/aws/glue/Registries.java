package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.spi.Holding;
import dev.weir.spi.Identity;
import dev.weir.spi.Settling;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kind {@code registries}. A region holds at most 100 of them, so one listing reads them all. */
public final class Registries extends GlueKind implements Settling, Holding {
    private static final String DELETING = "DELETING";

    /** Up to this many registries are read one by one; above, listing all of them costs fewer calls. */
    private static final int FEW = 3;

    private static final Members.Nouns NOUNS = new Members.Nouns("schema", "schemas", "registry");

    public Registries(Aws aws) {
        super(aws, "glue/registries", "registry");
    }

    private Map<String, JsonNode> list() {
        return calls().all("glue:ListRegistries", input().put("MaxResults", 100), "NextToken", "Registries").stream()
                .collect(Collectors.toMap(
                        registry -> registry.path("RegistryName").asText(), registry -> registry, (one, same) -> one));
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        Map<String, JsonNode> registries = identities.size() > FEW ? list() : Map.of();
        return calls()
                .each(identities, identity -> Optional.ofNullable(registries.get(identity.name()))
                        .or(() -> get(identity))
                        .filter(registry -> !isDeleting(registry))
                        .map(registry -> new Found(identity, properties(registry), input())))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<JsonNode> get(Identity identity) {
        ObjectNode input = input();
        input.set("RegistryId", id(identity));
        return ifPresent("glue:GetRegistry", input, identity).map(registry -> registry);
    }

    private static boolean isDeleting(JsonNode registry) {
        return registry.path("Status").asText().equals(DELETING);
    }

    private static ObjectNode properties(JsonNode registry) {
        ObjectNode properties =
                input().put("name", registry.path("RegistryName").asText());
        String description = registry.path("Description").asText("");
        return description.isEmpty() ? properties : properties.put("description", description);
    }

    @Override
    protected List<Identity> all() {
        return list().keySet().stream().map(this::identity).toList();
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = input().put("RegistryName", draft.identity().name());
        copy(draft, "description", input, "Description");
        draft.step("glue:CreateRegistry", tagged(input, draft));
        tagAgain(draft);
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        if (draft.changes("description")) {
            ObjectNode input = input();
            input.set("RegistryId", id(draft.identity()));
            input.put("Description", draft.desired("description").asText(""));
            draft.step("glue:UpdateRegistry", input);
        }
    }

    private static ObjectNode id(Identity identity) {
        return input().put("RegistryName", identity.name());
    }

    @Override
    protected void delete(Draft draft) {
        ObjectNode input = input();
        input.set("RegistryId", id(draft.identity()));
        draft.settlingDeletionStep("glue:DeleteRegistry", input);
        Members.loss(draft.identity(), draft.request().foreign(), NOUNS).ifPresent(draft::lose);
    }

    /** Producers register schemas, too. */
    @Override
    public Map<Identity, Contents> contents(Collection<Identity> identities) {
        List<Contents> each = calls().each(identities, this::schemas);
        Map<Identity, Contents> contents = new HashMap<>();
        int at = 0;
        for (Identity identity : identities) {
            contents.put(identity, each.get(at));
            at++;
        }
        return contents;
    }

    private Contents schemas(Identity registry) {
        ObjectNode input = input().put("MaxResults", 100);
        input.set("RegistryId", id(registry));
        List<Identity> schemas = AwsCalls.ifPresent(
                        () -> calls().all("glue:ListSchemas", input, "NextToken", "Schemas"))
                .orElseGet(List::of)
                .stream()
                .map(schema -> new Identity(
                        "schemas",
                        registry.name() + "/" + schema.path("SchemaName").asText()))
                .toList();
        return new Contents(schemas, false);
    }

    @Override
    protected boolean isLeaving(Identity identity) {
        return get(identity).filter(Registries::isDeleting).isPresent();
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<String, JsonNode> registries = list();
        Map<Identity, State> states = new HashMap<>();
        pending.forEach(one -> states.put(
                one.identity(),
                registries.containsKey(one.identity().name()) ? new Underway(DELETING) : new Settled()));
        return states;
    }
}
