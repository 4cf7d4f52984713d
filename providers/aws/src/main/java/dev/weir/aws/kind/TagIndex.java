package dev.weir.aws.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.client.Moment;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The tags of many objects in one call, from the Resource Groups Tagging API. It lags behind the services by seconds and may
 * not know every type, so what it does not say proves nothing. Without the permission, or at an endpoint that does not serve
 * it, it says nothing at all.
 */
final class TagIndex {
    private static final int MOST_ARNS = 100;
    private static final String OPERATION = "tag:GetResources";
    private static final String TOKEN = "PaginationToken";
    private static final String LIST = "ResourceTagMappingList";

    /** Of all kinds with tags. */
    private static final List<String> SERVICES = List.of("glue", "iam", "kinesis", "s3");

    private final AwsCalls calls;
    private final Moment<String, Optional<List<String>>> owned;
    private final Moment<String, Optional<JsonNode>> sample;
    private volatile boolean isUnavailable;
    private volatile Optional<String> denial = Optional.empty();

    TagIndex(AwsCalls calls) {
        this.calls = calls;
        this.owned = calls.moment();
        this.sample = calls.moment();
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
     * The ARNs of a stack's objects of all kinds, those of one type among them. The kinds of one moment share one answer.
     *
     * @param type such as {@code kinesis:stream}
     * @param isOfType tells the type's ARNs from others
     * @return empty when the index does not seem to know the type, so that somebody else must be asked
     */
    Optional<List<String>> owned(String stack, String type, Predicate<String> isOfType) {
        return owned.of(stack, () -> owned(stack))
                .map(arns -> arns.stream().filter(isOfType).toList())
                .filter(arns -> !arns.isEmpty() || knows(type, isOfType));
    }

    /** Why the index may not be asked; empty before it was. */
    Optional<String> denial() {
        return denial;
    }

    private Optional<List<String>> owned(String stack) {
        ObjectNode input = AwsCalls.tree();
        ObjectNode filter = input.putArray("TagFilters").addObject().put("Key", Ownership.STACK_TAG);
        filter.putArray("Values").add(stack);
        return resources(input).map(TagIndex::arns);
    }

    private static List<String> arns(List<JsonNode> resources) {
        List<String> arns = new ArrayList<>();
        resources.forEach(resource -> arns.add(resource.path("ResourceARN").asText()));
        return arns;
    }

    /** One page of anything says enough of all types where it holds everything there is. */
    private boolean knows(String type, Predicate<String> isOfType) {
        Optional<JsonNode> page = sample.of("", () -> page(SERVICES));
        boolean isSeen =
                page.filter(seen -> arns(seen).stream().anyMatch(isOfType)).isPresent();
        boolean isAll =
                page.filter(seen -> seen.path(TOKEN).asText("").isEmpty()).isPresent();
        return isSeen
                || (!isAll
                        && page(List.of(type))
                                .filter(seen -> !arns(seen).isEmpty())
                                .isPresent());
    }

    private Optional<JsonNode> page(List<String> types) {
        ObjectNode input = AwsCalls.tree();
        types.forEach(input.putArray("ResourceTypeFilters")::add);
        return attempt(() -> calls.call(OPERATION, input));
    }

    private static List<String> arns(JsonNode page) {
        List<String> arns = new ArrayList<>();
        page.path(LIST)
                .forEach(resource -> arns.add(resource.path("ResourceARN").asText()));
        return arns;
    }

    private Optional<List<JsonNode>> resources(ObjectNode input) {
        return attempt(() -> calls.all(OPERATION, input, TOKEN, LIST));
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
                denial = failure.is(Category.PERMISSION) ? Optional.of(failure.denial()) : denial;
                return Optional.empty();
            }
            throw failure;
        }
    }
}
