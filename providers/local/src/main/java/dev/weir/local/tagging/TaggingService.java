package dev.weir.local.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import dev.weir.local.Tagged;
import dev.weir.local.Tagged.Resource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lists and tags resources of all services. Which types AWS's own GetResources covers is not documented for every one;
 * here each service decides by what its {@link Tagged#tagged} returns.
 */
public final class TaggingService implements Service {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int PAGE = 50;

    private final List<Tagged> services;
    private final LaggingIndex index;

    /**
     * Lists and tags what services hold.
     *
     * @param lag how long it takes until a change of tags shows in what is listed
     */
    public TaggingService(List<Tagged> services, Duration lag, Clock clock) {
        this.services = List.copyOf(services);
        this.index = new LaggingIndex(this::now, lag, clock);
    }

    /** To be told before and after calls that may change tags, so that an index that is behind knows when they did. */
    public void observe(Caller caller) {
        if (index.isBehind()) {
            index.observe(caller);
        }
    }

    @Override
    public String model() {
        return "resourcegroupstaggingapi";
    }

    @Override
    public String validationCode() {
        return "InvalidParameterException";
    }

    @Override
    public String failureCode() {
        return "InternalServiceException";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        return switch (operation) {
            case "GetResources" -> resources(input, caller);
            case "GetTagKeys" -> keys(input, caller);
            case "GetTagValues" -> values(input, caller);
            case "TagResources" -> {
                Map<String, String> tags = new HashMap<>();
                input.path("Tags")
                        .properties()
                        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
                yield each(input, arn -> owner(arn).tag(arn, tags, caller));
            }
            case "UntagResources" -> {
                Set<String> keys = Set.copyOf(texts(input.path("TagKeys")));
                yield each(input, arn -> owner(arn).untag(arn, keys, caller));
            }
            default -> throw new AwsException("UnknownOperationException", null);
        };
    }

    private ObjectNode resources(ObjectNode input, Caller caller) {
        Selection selection = Selection.of(input);
        List<Resource> found = all(caller).filter(selection::accepts).toList();
        Page<Resource> page = Page.of(found, input, "ResourcesPerPage", 100);
        ObjectNode result = page.result();
        ArrayNode list = result.putArray("ResourceTagMappingList");
        page.items().forEach(resource -> {
            ObjectNode mapping = list.addObject().put("ResourceARN", resource.arn());
            ArrayNode tags = mapping.putArray("Tags");
            resource.tags().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(tag -> tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue()));
        });
        return result;
    }

    private ObjectNode keys(ObjectNode input, Caller caller) {
        Set<String> keys = new TreeSet<>();
        all(caller).forEach(resource -> keys.addAll(resource.tags().keySet()));
        return named("TagKeys", keys, input);
    }

    private ObjectNode values(ObjectNode input, Caller caller) {
        String key = input.path("Key").asText();
        Set<String> values = new TreeSet<>();
        all(caller)
                .filter(resource -> resource.tags().containsKey(key))
                .forEach(resource -> values.add(resource.tags().get(key)));
        return named("TagValues", values, input);
    }

    private static ObjectNode named(String member, Set<String> texts, ObjectNode input) {
        Page<String> page = Page.of(List.copyOf(new LinkedHashSet<>(texts)), input, "", PAGE);
        ObjectNode result = page.result();
        page.items().forEach(result.putArray(member)::add);
        return result;
    }

    private Stream<Resource> all(Caller caller) {
        return index.resources(caller).stream();
    }

    /** AWS lists what is tagged now or was once; here what is tagged now. */
    private List<Resource> now(Caller caller) {
        return services.stream()
                .flatMap(service -> service.tagged(caller).stream())
                .filter(resource -> !resource.tags().isEmpty())
                .sorted(Comparator.comparing(Resource::arn))
                .toList();
    }

    private Tagged owner(String arn) {
        return services.stream()
                .filter(service -> service.owns(arn))
                .findFirst()
                .orElseThrow(() -> new AwsException("InvalidParameterException", "Unsupported service for ARN " + arn));
    }

    private static ObjectNode each(ObjectNode input, Consumer<String> change) {
        ObjectNode result = NODES.objectNode();
        ObjectNode failed = result.putObject("FailedResourcesMap");
        for (String arn : texts(input.path("ResourceARNList"))) {
            try {
                change.accept(arn);
            } catch (AwsException e) {
                failed.putObject(arn)
                        .put("StatusCode", e.status())
                        .put("ErrorCode", e.status() < 500 ? "InvalidParameterException" : "InternalServiceException")
                        .put("ErrorMessage", e.getMessage());
            }
        }
        return result;
    }

    static List<String> texts(JsonNode array) {
        List<String> result = new ArrayList<>();
        array.forEach(item -> result.add(item.asText()));
        return result;
    }

    @Override
    public void close() {
        // Holds nothing of its own.
    }
}
