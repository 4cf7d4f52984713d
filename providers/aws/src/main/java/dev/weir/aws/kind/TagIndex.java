package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The tags of many objects in one call, from the Resource Groups Tagging API. It lags behind the services by seconds and may
 * not know every type, so what it does not say proves nothing. Without the permission, or at an endpoint that does not serve
 * it, it says nothing at all.
 */
final class TagIndex {
    private static final int MOST_ARNS = 100;
    private static final String OPERATION = "tag:GetResources";

    private final AwsCalls calls;
    private volatile boolean isUnavailable;

    TagIndex(AwsCalls calls) {
        this.calls = calls;
    }

    /** The tags of those objects that the index knows, by ARN. */
    Map<String, SortedMap<String, String>> of(Collection<String> arns) {
        Map<String, SortedMap<String, String>> found = new HashMap<>();
        List<String> all = List.copyOf(arns);
        for (int from = 0; from < all.size(); from += MOST_ARNS) {
            ObjectNode input = AwsCalls.tree();
            ArrayNode list = input.putArray("ResourceARNList");
            all.subList(from, Math.min(all.size(), from + MOST_ARNS)).forEach(list::add);
            resources(input)
                    .ifPresent(resources -> resources.forEach(resource ->
                            found.put(resource.path("ResourceARN").asText(), Tags.of(resource.path("Tags")))));
        }
        return found;
    }

    /**
     * The ARNs of a stack's objects of one type.
     *
     * @param type such as {@code kinesis:stream}
     * @return empty when the index does not seem to know the type, so that somebody else must be asked
     */
    Optional<List<String>> owned(String stack, String type) {
        ObjectNode input = AwsCalls.tree();
        input.putArray("ResourceTypeFilters").add(type);
        ObjectNode filter = input.putArray("TagFilters").addObject().put("Key", Ownership.STACK_TAG);
        filter.putArray("Values").add(stack);
        Optional<List<String>> arns = resources(input).map(TagIndex::arns);
        return arns.filter(known -> !known.isEmpty() || knows(type));
    }

    private static List<String> arns(List<JsonNode> resources) {
        List<String> arns = new ArrayList<>();
        resources.forEach(resource -> arns.add(resource.path("ResourceARN").asText()));
        return arns;
    }

    private boolean knows(String type) {
        ObjectNode input = AwsCalls.tree();
        input.putArray("ResourceTypeFilters").add(type);
        input.put("ResourcesPerPage", 1);
        return attempt(() -> List.copyOf(List.of(calls.call(OPERATION, input))))
                .map(page -> !page.getFirst().path("ResourceTagMappingList").isEmpty())
                .orElse(false);
    }

    private Optional<List<JsonNode>> resources(ObjectNode input) {
        return attempt(() -> calls.all(OPERATION, input, "PaginationToken", "ResourceTagMappingList"));
    }

    private <T> Optional<T> attempt(java.util.function.Supplier<T> call) {
        if (isUnavailable) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.get());
        } catch (AwsFailure failure) {
            if (failure.isUnsupported() || failure.is(Category.PERMISSION) || failure.is(Category.INVALID)) {
                isUnavailable = !failure.is(Category.INVALID);
                return Optional.empty();
            }
            throw failure;
        }
    }
}
