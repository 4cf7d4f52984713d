package dev.weir.local.glue.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Caller;
import dev.weir.local.Store;
import dev.weir.local.operation.Operations;
import dev.weir.local.operation.Trees;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The tags of Glue's resources, by ARN. */
public final class Tags {
    /** The most tags a resource can have. */
    public static final int MOST = 50;

    private static final String COLLECTION = "tags";

    private final Store store;
    private final Map<String, BiPredicate<Caller, String>> existing = new HashMap<>();

    public Tags(Store store) {
        this.store = store;
    }

    /** Makes a type of resource taggable, given how to tell whether one of a name exists. */
    public void accept(String type, BiPredicate<Caller, String> exists) {
        existing.put(type, exists);
    }

    public Operations operations() {
        return new Operations("glue", store)
                .on("TagResource", this::tagResource)
                .on("UntagResource", this::untagResource)
                .on("GetTags", this::getTags);
    }

    /** Refuses tags that a create call may not carry. */
    public void check(JsonNode tags) {
        if (tags.size() > MOST) {
            throw GlueErrors.invalidInput("New Tags cannot be empty or more than " + MOST);
        }
        for (String key : Trees.map(tags).keySet()) {
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw GlueErrors.invalidInput(
                        "Tag keys starting with 'aws:' are reserved for AWS use. Invalid tag key: " + key);
            }
        }
    }

    /** Sets the tags of a new resource; replaces what was left of an earlier one of the same name. */
    public void put(String arn, JsonNode tags) {
        if (tags.isEmpty()) {
            remove(arn);
        } else {
            ObjectNode document = Trees.object().put("ResourceArn", arn);
            document.set("Tags", tags.deepCopy());
            store.put(COLLECTION, arn, document);
        }
    }

    public void remove(String arn) {
        store.delete(COLLECTION, arn);
    }

    /** Removes the tags of a resource that has come to its end. */
    public void expire(String arn) {
        store.expire(COLLECTION, arn);
    }

    /** The tags of a resource, in the order of their keys. */
    public Map<String, String> of(String arn) {
        return store.get(COLLECTION, arn)
                .map(document -> Trees.map(document.path("Tags")))
                .map(TreeMap::new)
                .orElseGet(TreeMap::new);
    }

    /** Every tagged resource of the caller's account and region, by ARN. */
    public Map<String, Map<String, String>> all(Caller caller) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        store.list(COLLECTION, "arn:aws:glue:%s:%s:".formatted(caller.region(), caller.account()))
                .forEach(document -> all.put(document.path("ResourceArn").asText(), Trees.map(document.path("Tags"))));
        return all;
    }

    private ObjectNode tagResource(ObjectNode input, Caller caller) {
        String arn = existing(input, caller);
        check(input.path("TagsToAdd"));
        Map<String, String> tags = of(arn);
        tags.putAll(Trees.map(input.path("TagsToAdd")));
        check(Trees.object(tags));
        put(arn, Trees.object(tags));
        return Trees.object();
    }

    private ObjectNode untagResource(ObjectNode input, Caller caller) {
        String arn = existing(input, caller);
        Map<String, String> tags = of(arn);
        tags.keySet().removeAll(Trees.texts(input.path("TagsToRemove")));
        put(arn, Trees.object(tags));
        return Trees.object();
    }

    private ObjectNode getTags(ObjectNode input, Caller caller) {
        ObjectNode answer = Trees.object();
        answer.set("Tags", Trees.object(of(existing(input, caller))));
        return answer;
    }

    private String existing(ObjectNode input, Caller caller) {
        String arn = input.path("ResourceArn").asText();
        Names.Resource resource = Names.resource(caller, arn)
                .filter(named -> existing.containsKey(named.type()))
                .orElseThrow(() -> GlueErrors.invalidInput("Resource ARN is invalid: " + arn));
        if (!existing.get(resource.type()).test(caller, resource.name())) {
            throw GlueErrors.notFound("Entity not found: " + arn);
        }
        return arn;
    }
}
