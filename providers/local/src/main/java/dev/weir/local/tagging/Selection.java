package dev.weir.local.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Tagged.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filters of GetResources: any of the types, and every key with any of its values.
 *
 * @param tags key to accepted values; no values accept all
 */
record Selection(List<String> types, List<String> arns, Map<String, List<String>> tags) {

    static Selection of(ObjectNode input) {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (JsonNode filter : input.path("TagFilters")) {
            if (!filter.hasNonNull("Key")) {
                throw new AwsException("InvalidParameterException", "TagFilters must have a Key");
            }
            tags.put(filter.path("Key").asText(), TaggingService.texts(filter.path("Values")));
        }
        List<String> arns = TaggingService.texts(input.path("ResourceARNList"));
        List<String> types = TaggingService.texts(input.path("ResourceTypeFilters"));
        if (!arns.isEmpty() && (!types.isEmpty() || !tags.isEmpty())) {
            throw new AwsException(
                    "InvalidParameterException", "ResourceARNList cannot be combined with other filters");
        }
        return new Selection(types, arns, tags);
    }

    boolean accepts(Resource resource) {
        return (types.isEmpty() || types.stream().anyMatch(type -> covers(type, resource.type())))
                && (arns.isEmpty() || arns.contains(resource.arn()))
                && tags.entrySet().stream().allMatch(tag -> holds(tag, resource));
    }

    private static boolean holds(Map.Entry<String, List<String>> tag, Resource resource) {
        String value = resource.tags().get(tag.getKey());
        return value != null && (tag.getValue().isEmpty() || tag.getValue().contains(value));
    }

    /** {@code glue} covers every type of the service. */
    private static boolean covers(String filter, String type) {
        return filter.equals(type) || type.startsWith(filter + ":");
    }
}
