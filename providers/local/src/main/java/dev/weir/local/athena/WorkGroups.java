package dev.weir.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Page;
import dev.weir.local.operation.Trees;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations on workgroups. {@code primary} is always there; unlike in a fresh account its results are managed, so that a
 * query needs no output location.
 */
final class WorkGroups {
    static final String PRIMARY = "primary";

    private static final String COLLECTION = "workgroups";
    private static final int PAGE = 50;

    private final Store store;
    private final InstantSource clock;

    WorkGroups(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateWorkGroup", this::create)
                .on("GetWorkGroup", this::get)
                .on("ListWorkGroups", this::list)
                .on("UpdateWorkGroup", this::update)
                .on("DeleteWorkGroup", this::delete)
                .on("ListTagsForResource", this::listTags)
                .on("TagResource", this::tag)
                .on("UntagResource", this::untag);
    }

    /** A workgroup that has to exist. */
    ObjectNode workGroup(String name, Caller caller) {
        return find(name, caller).orElseThrow(() -> AthenaErrors.invalid("WorkGroup " + name + " is not found."));
    }

    private Optional<ObjectNode> find(String name, Caller caller) {
        return store.get(COLLECTION, key(name, caller))
                .or(() -> name.equals(PRIMARY) ? Optional.of(primary()) : Optional.empty());
    }

    private ObjectNode primary() {
        ObjectNode primary = Trees.object()
                .put("Name", PRIMARY)
                .put("State", "ENABLED")
                .put("Description", "")
                .put("CreationTime", 0);
        ObjectNode configuration = completed(primary.putObject("Configuration"));
        configuration.put("EnforceWorkGroupConfiguration", false);
        configuration.putObject("ManagedQueryResultsConfiguration").put("Enabled", true);
        return primary;
    }

    private ObjectNode create(ObjectNode input, Caller caller) {
        String name = input.path("Name").asText();
        if (find(name, caller).isPresent()) {
            throw AthenaErrors.invalid("WorkGroup is already created");
        }
        ObjectNode group = Trees.object()
                .put("Name", name)
                .put("State", "ENABLED")
                .put("Description", input.path("Description").asText(""))
                .put("CreationTime", Trees.seconds(clock.instant()));
        Trees.copy(input, group, "Configuration");
        completed(group.withObjectProperty("Configuration"));
        group.set("_tags", tags(input.path("Tags")));
        store.put(COLLECTION, key(name, caller), group);
        return Trees.object();
    }

    private ObjectNode get(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set(
                "WorkGroup", workGroup(input.path("WorkGroup").asText(), caller).without("_tags"));
        return answer;
    }

    private ObjectNode list(ObjectNode input, Caller caller) {
        List<ObjectNode> groups = new ArrayList<>();
        groups.add(workGroup(PRIMARY, caller));
        store.list(COLLECTION, key("", caller)).stream()
                .filter(group -> !group.path("Name").asText().equals(PRIMARY))
                .forEach(groups::add);
        List<ObjectNode> shown = groups.stream()
                .map(group -> {
                    ObjectNode summary = Trees.pick(group, "Name", "State", "Description", "CreationTime");
                    summary.set("EngineVersion", group.path("Configuration").path("EngineVersion"));
                    return summary;
                })
                .toList();
        return Page.of(shown, input, PAGE, AthenaErrors.INVALID_REQUEST).answer("WorkGroups");
    }

    private ObjectNode update(ObjectNode input, Caller caller) {
        String name = input.path("WorkGroup").asText();
        ObjectNode group = workGroup(name, caller);
        Trees.copy(input, group, "Description");
        Trees.copy(input, group, "State");
        ObjectNode configuration = group.withObjectProperty("Configuration");
        for (Map.Entry<String, JsonNode> change :
                input.path("ConfigurationUpdates").properties()) {
            apply(change.getKey(), change.getValue(), configuration);
        }
        store.put(COLLECTION, key(name, caller), group);
        return Trees.object();
    }

    /** An update names a member, a member to remove, or an object of further updates. */
    private static void apply(String name, JsonNode value, ObjectNode to) {
        if (name.startsWith("Remove")) {
            if (value.asBoolean()) {
                to.remove(name.substring("Remove".length()));
            }
        } else if (name.endsWith("Updates")) {
            ObjectNode inner = to.withObjectProperty(name.substring(0, name.length() - "Updates".length()));
            value.properties().forEach(change -> apply(change.getKey(), change.getValue(), inner));
        } else {
            to.set(name, value);
        }
    }

    private ObjectNode delete(ObjectNode input, Caller caller) {
        String name = input.path("WorkGroup").asText();
        if (name.equals(PRIMARY)) {
            throw AthenaErrors.invalid("The primary workgroup cannot be deleted");
        }
        workGroup(name, caller);
        List<ObjectNode> queries = store.list(NamedQueries.COLLECTION, key("", caller)).stream()
                .filter(query -> query.path("WorkGroup").asText().equals(name))
                .toList();
        List<String> statements = store.list(PreparedStatements.COLLECTION, key(name + "\n", caller)).stream()
                .map(statement -> statement.path("StatementName").asText())
                .toList();
        if (!(queries.isEmpty() && statements.isEmpty())
                && !input.path("RecursiveDeleteOption").asBoolean()) {
            throw AthenaErrors.invalid("WorkGroup " + name + " is not empty");
        }
        return store.together(() -> {
            queries.forEach(query -> store.delete(
                    NamedQueries.COLLECTION, key(query.path("NamedQueryId").asText(), caller)));
            statements.forEach(
                    statement -> store.delete(PreparedStatements.COLLECTION, key(name + "\n" + statement, caller)));
            store.delete(COLLECTION, key(name, caller));
            return Trees.object();
        });
    }

    private ObjectNode listTags(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        ArrayNode tags = answer.putArray("Tags");
        Trees.map(tagged(input, caller).path("_tags"))
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return answer;
    }

    private ObjectNode tag(ObjectNode input, Caller caller) {
        ObjectNode group = tagged(input, caller);
        group.withObjectProperty("_tags").setAll(tags(input.path("Tags")));
        store.put(COLLECTION, key(group.path("Name").asText(), caller), group);
        return Trees.object();
    }

    private ObjectNode untag(ObjectNode input, Caller caller) {
        ObjectNode group = tagged(input, caller);
        group.withObjectProperty("_tags").remove(Trees.texts(input.path("TagKeys")));
        store.put(COLLECTION, key(group.path("Name").asText(), caller), group);
        return Trees.object();
    }

    private ObjectNode tagged(ObjectNode input, Caller caller) {
        String arn = input.path("ResourceARN").asText();
        String start = "arn:aws:athena:%s:%s:workgroup/".formatted(caller.region(), caller.account());
        if (!arn.startsWith(start)) {
            throw AthenaErrors.invalid("Resource ARN is invalid: " + arn);
        }
        return workGroup(arn.substring(start.length()), caller);
    }

    private static ObjectNode tags(JsonNode list) {
        ObjectNode tags = Trees.object();
        list.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return tags;
    }

    private static ObjectNode completed(ObjectNode configuration) {
        configuration.withObjectProperty("ResultConfiguration");
        if (!configuration.has("EnforceWorkGroupConfiguration")) {
            configuration.put("EnforceWorkGroupConfiguration", true);
        }
        for (String off : new String[] {
            "PublishCloudWatchMetricsEnabled", "RequesterPaysEnabled", "EnableMinimumEncryptionConfiguration"
        }) {
            if (!configuration.has(off)) {
                configuration.put(off, false);
            }
        }
        ObjectNode engine = configuration.withObjectProperty("EngineVersion");
        if (!engine.has("SelectedEngineVersion")) {
            engine.put("SelectedEngineVersion", "AUTO");
        }
        engine.put("EffectiveEngineVersion", "Athena engine version 3");
        return configuration;
    }

    private static String key(String name, Caller caller) {
        return caller.account() + "\n" + caller.region() + "\n" + name;
    }
}
