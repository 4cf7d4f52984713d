package dev.weir.aws.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Trees;
import dev.weir.spi.Holding;
import dev.weir.spi.Identity;
import dev.weir.spi.Settling;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind {@code databases}.
 *
 * <p>An update replaces the whole: default permissions that the spec does not name, which the account's settings choose, are written
 * back as they are.
 */
public final class Databases extends GlueKind implements Settling, Holding {
    private static final String PERMISSIONS = "CreateTableDefaultPermissions";
    private static final List<String> PROPERTIES =
            List.of("Description", "LocationUri", "Parameters", PERMISSIONS, "TargetDatabase", "FederatedDatabase");

    private static final Members.Nouns NOUNS = new Members.Nouns("table", "tables", "database");

    /** Up to this many databases are read one by one; above, listing all of them costs fewer calls. */
    private static final int FEW = 3;

    public Databases(Aws aws) {
        super(aws, "glue/databases", "database");
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        Map<Identity, JsonNode> databases = identities.size() > FEW ? list() : new HashMap<>();
        databases.putAll(getEach(identities.stream()
                .filter(identity -> !databases.containsKey(identity))
                .toList()));
        return identities.stream()
                .filter(databases::containsKey)
                .map(identity -> found(identity, databases.get(identity)))
                .toList();
    }

    private Map<Identity, JsonNode> list() {
        Map<Identity, JsonNode> databases = new HashMap<>();
        calls().all("glue:GetDatabases", input().put("MaxResults", 100), "NextToken", "DatabaseList")
                .forEach(
                        database -> databases.put(identity(database.path("Name").asText()), database));
        return databases;
    }

    /** By name, which is also asked for what the list does not show: Lake Formation filters lists. */
    private Map<Identity, JsonNode> getEach(Collection<Identity> identities) {
        Map<Identity, JsonNode> databases = new HashMap<>();
        List<Identity> asked = List.copyOf(identities);
        List<Optional<JsonNode>> found = calls().each(asked, this::get);
        for (int i = 0; i < asked.size(); i++) {
            Identity identity = asked.get(i);
            found.get(i).ifPresent(database -> databases.put(identity, database));
        }
        return databases;
    }

    private Optional<JsonNode> get(Identity identity) {
        return ifPresent("glue:GetDatabase", input().put("Name", identity.name()), identity)
                .map(output -> output.path("Database"));
    }

    private static Found found(Identity identity, JsonNode database) {
        ObjectNode described = Trees.pick(database, PROPERTIES).put("Name", identity.name());
        if (!described.has(PERMISSIONS)) {
            described.putArray(PERMISSIONS);
        }
        ObjectNode output = input();
        output.set("Database", described);
        return new Found(
                identity,
                (ObjectNode) AwsCalls.properties("glue:GetDatabase", output).path("database"),
                input());
    }

    @Override
    protected List<Identity> all() {
        return List.copyOf(list().keySet());
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = input();
        input.set("DatabaseInput", databaseInput(draft));
        draft.step("glue:CreateDatabase", tagged(input, draft));
    }

    private static ObjectNode databaseInput(Draft draft) {
        ObjectNode database = draft.desired().deepCopy();
        database.remove("tags");
        ObjectNode wrapped = input();
        wrapped.set("databaseInput", database);
        return (ObjectNode) AwsCalls.spell("glue:CreateDatabase", wrapped).path("DatabaseInput");
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        if (PROPERTIES.stream().anyMatch(member -> draft.changes(lower(member)))) {
            ObjectNode database = databaseInput(draft);
            JsonNode permissions = draft.live().properties().path(lower(PERMISSIONS));
            boolean areKept = !draft.desired().has(lower(PERMISSIONS)) && !draft.changes(lower(PERMISSIONS));
            if (areKept && permissions.isArray()) {
                ObjectNode live = input();
                live.putObject("databaseInput").set(lower(PERMISSIONS), permissions);
                database.set(
                        PERMISSIONS,
                        AwsCalls.spell("glue:CreateDatabase", live)
                                .path("DatabaseInput")
                                .path(PERMISSIONS));
            }
            ObjectNode input = input().put("Name", draft.identity().name());
            input.set("DatabaseInput", database);
            draft.step("glue:UpdateDatabase", input);
        }
    }

    private static String lower(String member) {
        return Character.toLowerCase(member.charAt(0)) + member.substring(1);
    }

    @Override
    protected void delete(Draft draft) {
        draft.settlingDeletionStep(
                "glue:DeleteDatabase", input().put("Name", draft.identity().name()));
        Members.loss(draft.identity(), draft.request().foreign(), NOUNS).ifPresent(draft::lose);
    }

    /** Crawlers and other tools make tables, too. */
    @Override
    public Map<Identity, Contents> contents(Collection<Identity> identities) {
        List<Contents> each = calls().each(identities, this::tables);
        Map<Identity, Contents> contents = new HashMap<>();
        int at = 0;
        for (Identity identity : identities) {
            contents.put(identity, each.get(at));
            at++;
        }
        return contents;
    }

    private Contents tables(Identity database) {
        ObjectNode input = input().put("DatabaseName", database.name()).put("MaxResults", 100);
        List<Identity> tables = AwsCalls.ifPresent(() -> calls().all("glue:GetTables", input, "NextToken", "TableList"))
                .orElseGet(List::of)
                .stream()
                .map(table -> new Identity(
                        "tables", database.name() + "/" + table.path("Name").asText()))
                .toList();
        return new Contents(tables, false);
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<Identity, State> states = new HashMap<>();
        pending.forEach(one ->
                states.put(one.identity(), get(one.identity()).isPresent() ? new Underway("DELETING") : new Settled()));
        return states;
    }
}
