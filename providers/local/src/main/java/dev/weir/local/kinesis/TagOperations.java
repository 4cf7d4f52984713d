package dev.weir.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Tagged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags and resource policies of streams and consumers. */
final class TagOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LIMIT = 50;
    private static final int PAGE = 50;

    private final Streams streams;

    TagOperations(Streams streams) {
        this.streams = streams;
    }

    ObjectNode addToStream(ObjectNode input, Caller caller) {
        return add(Target.of(streams, streams.require(input, caller)), tags(input.path("Tags")));
    }

    ObjectNode addToResource(ObjectNode input) {
        return add(resource(input), tags(input.path("Tags")));
    }

    ObjectNode add(Target resource, Map<String, String> added) {
        if (added.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw new AwsException(
                    "InvalidArgumentException", "aws: prefixed tag key names are not allowed for external use.");
        }
        resource.edit(document -> {
            ObjectNode tags = document.withObjectProperty("Tags");
            long count = tags.size()
                    + added.keySet().stream().filter(key -> !tags.has(key)).count();
            if (count > LIMIT) {
                throw new AwsException(
                        "InvalidArgumentException",
                        "Failed to add tags to stream under account " + streams.account()
                                + " because a given stream cannot have more than " + LIMIT
                                + " tags associated with it.");
            }
            added.forEach(tags::put);
        });
        return NODES.objectNode();
    }

    ObjectNode removeFromStream(ObjectNode input, Caller caller) {
        return remove(Target.of(streams, streams.require(input, caller)), Tokens.texts(input.path("TagKeys")));
    }

    ObjectNode removeFromResource(ObjectNode input) {
        return remove(resource(input), Tokens.texts(input.path("TagKeys")));
    }

    ObjectNode remove(Target resource, Collection<String> keys) {
        resource.edit(document -> document.withObjectProperty("Tags").remove(keys));
        return NODES.objectNode();
    }

    ObjectNode listOfStream(ObjectNode input, Caller caller) {
        Stream stream = streams.require(input, caller);
        String after = input.path("ExclusiveStartTagKey").asText("");
        int limit = input.path("Limit").asInt(PAGE);
        Map<String, String> left = new TreeMap<>(tags(stream));
        left.keySet().removeIf(key -> !after.isEmpty() && key.compareTo(after) <= 0);
        ObjectNode result = listed(left, limit);
        return result.put("HasMoreTags", left.size() > limit);
    }

    ObjectNode listOfResource(ObjectNode input) {
        Map<String, String> tags = resource(input).read(document -> tags(document.path("Tags")));
        return listed(new TreeMap<>(tags), LIMIT);
    }

    private static ObjectNode listed(Map<String, String> tags, int limit) {
        ObjectNode result = NODES.objectNode();
        ArrayNode array = result.putArray("Tags");
        tags.entrySet().stream()
                .limit(limit)
                .forEach(tag -> array.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
        return result;
    }

    ObjectNode putPolicy(ObjectNode input) {
        String arn = input.path("ResourceARN").asText();
        ResourcePolicy.check(input.path("Policy").asText(), arn);
        resource(input).edit(document -> document.set("Policy", input.path("Policy")));
        return NODES.objectNode();
    }

    ObjectNode policy(ObjectNode input) {
        String policy = resource(input).read(document -> document.path("Policy").asText(""));
        if (policy.isEmpty()) {
            return NODES.objectNode().put("Policy", "{}");
        }
        return NODES.objectNode().put("Policy", policy);
    }

    ObjectNode deletePolicy(ObjectNode input) {
        resource(input).edit(document -> {
            if (document.remove("Policy") == null) {
                throw noPolicy(input);
            }
        });
        return NODES.objectNode();
    }

    private static AwsException noPolicy(ObjectNode input) {
        return new AwsException(
                "ResourceNotFoundException",
                "No resource policy found for resource ARN "
                        + input.path("ResourceARN").asText());
    }

    private Target resource(ObjectNode input) {
        return Target.of(streams, input.path("ResourceARN").asText());
    }

    /** Streams with their tags. */
    List<Tagged.Resource> tagged(Caller caller) {
        List<Tagged.Resource> result = new ArrayList<>();
        for (Stream stream : streams.list(caller.region())) {
            result.add(new Tagged.Resource(stream.arn(), "kinesis:stream", tags(stream)));
            List<ObjectNode> consumers = stream.read(document -> ConsumerOperations.consumers(document)
                    .map(ObjectNode::deepCopy)
                    .toList());
            consumers.forEach(consumer -> result.add(new Tagged.Resource(
                    consumer.path("ConsumerARN").asText(), "kinesis:stream", tags(consumer.path("Tags")))));
        }
        return result;
    }

    private static Map<String, String> tags(Stream stream) {
        return stream.read(document -> tags(document.path("Tags")));
    }

    private static Map<String, String> tags(JsonNode object) {
        Map<String, String> result = new LinkedHashMap<>();
        object.properties()
                .forEach(tag -> result.put(tag.getKey(), tag.getValue().asText()));
        return result;
    }
}
