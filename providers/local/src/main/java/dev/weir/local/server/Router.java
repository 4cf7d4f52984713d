package dev.weir.local.server;

import dev.weir.local.AwsException;
import dev.weir.local.Service;
import dev.weir.local.protocol.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the service a request is for. */
final class Router {
    /** S3 Control, which is signed as S3 is. */
    static final String CONTROL = "/v20180820/";

    private static final Map<String, String> TARGETS = Map.of(
            "Kinesis_20131202", "kinesis",
            "AWSGlue", "glue",
            "AmazonAthena", "athena",
            "ResourceGroupsTaggingAPI_20170126", "resourcegroupstaggingapi");

    private final Map<String, Endpoint> endpoints = new HashMap<>();

    Router(List<Service> services) {
        services.forEach(service -> endpoints.put(service.model(), new Endpoint(service)));
    }

    /** @throws AwsException when it is for a service that is not served */
    Endpoint route(WireRequest request, Credentials credentials) {
        String name = name(request, credentials);
        return Optional.ofNullable(endpoints.get(name))
                .orElseThrow(() -> new AwsException("UnknownOperationException", "Not served here: " + name));
    }

    private static String name(WireRequest request, Credentials credentials) {
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent()) {
            String prefix = target.get().substring(0, Math.max(0, target.get().indexOf('.')));
            return TARGETS.getOrDefault(prefix, prefix);
        }
        if (isQuery(request)) {
            // Signed requests say the service; for the others both services share actions with nobody, so the body's
            // version would do, but an unsigned call is only ever an STS one.
            return credentials.service().equals("iam") ? "iam" : "sts";
        }
        if (request.path().startsWith(CONTROL)) {
            return "s3control";
        }
        return credentials.service().isEmpty() ? "s3" : credentials.service();
    }

    private static boolean isQuery(WireRequest request) {
        return request.path().equals("/")
                && (request.query().containsKey("Action")
                        || request.header("content-type")
                                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                                .isPresent());
    }
}
