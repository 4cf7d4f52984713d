package dev.weir.local.protocol;

import dev.weir.local.model.Member;
import dev.weir.local.model.Operation;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a request is this operation. Several S3 operations share method and path, and differ in a query parameter
 * ({@code ?tagging}) or in a member that only one of them requires ({@code x-amz-copy-source}).
 *
 * @param depth 0 for {@code /}, 1 for a bucket, 2 for a key
 * @param literals query parameters that must be there; an empty value means any
 */
record RestRoute(
        Operation operation,
        int depth,
        Map<String, List<String>> literals,
        Set<String> requiredParameters,
        Set<String> requiredHeaders,
        Set<String> parameters) {

    static RestRoute of(ServiceModel model, Operation operation) {
        int mark = operation.uri().indexOf('?');
        String path = mark < 0 ? operation.uri() : operation.uri().substring(0, mark);
        RestRoute route = new RestRoute(
                operation,
                path.endsWith("+}") ? 2 : path.contains("{Bucket}") ? 1 : 0,
                WireRequest.parameters(mark < 0 ? "" : operation.uri().substring(mark + 1)),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
        route.describe(model.input(operation));
        return route;
    }

    private void describe(Shape.Structure input) {
        input.members().forEach((name, member) -> {
            String wire = member.wireName().orElse(name);
            boolean required = input.required().contains(name);
            if (member.isIn("querystring")) {
                parameters.add(wire);
            }
            if (required && member.isIn("querystring")) {
                requiredParameters.add(wire);
            }
            if (required && member.isIn("header") && isTelling(name, member)) {
                requiredHeaders.add(wire);
            }
        });
    }

    /** GetObjectAttributes has its own query parameter and answers a missing header with an error. */
    private static boolean isTelling(String name, Member member) {
        return name.equals("CopySource") && member.isIn("header");
    }

    boolean matches(WireRequest request, int requestDepth) {
        return depth == requestDepth
                && operation.method().equals(request.method())
                && literals.entrySet().stream().allMatch(literal -> request.parameter(literal.getKey())
                        .filter(value -> literal.getValue().getFirst().isEmpty()
                                || literal.getValue().getFirst().equals(value))
                        .isPresent())
                && requiredParameters.stream().allMatch(request.query()::containsKey)
                && requiredHeaders.stream()
                        .allMatch(name -> request.header(name).isPresent());
    }

    /** How much of a request the route explains. */
    int weight() {
        return 10 * literals.size() + requiredParameters.size() + requiredHeaders.size();
    }

    /** Whether the request names a sub-resource, such as {@code ?analytics}, that this operation knows nothing of. */
    boolean misses(WireRequest request) {
        return request.query().entrySet().stream()
                .anyMatch(entry -> entry.getValue().getFirst().isEmpty()
                        && !literals.containsKey(entry.getKey())
                        && !parameters.contains(entry.getKey()));
    }
}
