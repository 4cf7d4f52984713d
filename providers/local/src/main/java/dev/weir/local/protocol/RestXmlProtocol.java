package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.model.Operation;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import dev.weir.local.model.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** S3's protocol: method, path, query and headers say what is asked for, bodies are XML or an object's bytes. */
public final class RestXmlProtocol implements Protocol {
    /** What the paths of S3 Control start with; behind it they look like a bucket's and a key's. */
    private static final String CONTROL = "/v20180820";

    private final ServiceModel model;
    private final List<RestRoute> routes;

    RestXmlProtocol(ServiceModel model) {
        this.model = model;
        this.routes = model.operations().values().stream()
                .map(operation -> RestRoute.of(model, operation))
                .sorted(Comparator.comparingInt(RestRoute::weight).reversed())
                .toList();
    }

    @Override
    public Call read(WireRequest request) throws IOException {
        RestPath path = RestPath.of(isControl() ? request.path().substring(CONTROL.length()) : request.path());
        Operation operation = operation(request, path);
        Payload body = UploadBody.of(request);
        RestInput input = new RestInput(model, model.input(operation), request);
        ObjectNode tree = input.head(path);
        return input.isStreamed()
                ? new Call(operation, tree, body)
                : new Call(operation, input.body(tree, body), Payload.empty());
    }

    private boolean isControl() {
        return model.name().equals("s3control");
    }

    private Operation operation(WireRequest request, RestPath path) {
        RestRoute route = routes.stream()
                .filter(candidate -> candidate.matches(request, path.depth()))
                .findFirst()
                .orElseThrow(() -> new AwsException(
                        "MethodNotAllowed", 405, "The specified method is not allowed against this resource."));
        if (route.misses(request)) {
            throw new AwsException(
                    "NotImplemented", 501, "A header you provided implies functionality that is not implemented");
        }
        return route.operation();
    }

    /**
     * A body that breaks a constraint is malformed XML to S3, a header or parameter an invalid argument. A region that there is
     * not, or the first one, which must not be named, has an error of its own.
     */
    @Override
    public void check(Call call, String code) {
        Shape.Structure input = model.input(call.operation());
        try {
            Validation.check(model, input, call.input(), code);
        } catch (AwsException violation) {
            if (violation.getMessage().contains("'createBucketConfiguration.locationConstraint'")) {
                throw new AwsException("InvalidLocationConstraint", "The specified location-constraint is not valid");
            }
            boolean body = input.payload()
                    .filter(payload -> violation.getMessage().contains("'" + RestInput.decapitalized(payload)))
                    .isPresent();
            throw body ? XmlElement.malformed() : violation;
        }
    }

    @Override
    public WireReply write(Operation operation, Reply reply, String requestId) throws IOException {
        RestOutput output = new RestOutput(model, operation, reply);
        Map<String, String> headers = output.headers();
        headers.put("x-amz-request-id", requestId);
        headers.put("x-amz-id-2", requestId);
        return new WireReply(output.status(), headers, output.body());
    }

    @Override
    public WireReply error(AwsException error, String requestId) {
        Shape.Fault fault = model.fault(error.code()).orElse(new Shape.Fault(error.code(), error.status(), false));
        int status = error.status() == 400 ? fault.status() : error.status();
        XmlText out = new XmlText().declaration();
        if (isControl()) {
            out.open("ErrorResponse");
        }
        out.open("Error").element("Code", fault.code());
        out.element("Message", error.getMessage() == null ? fault.code() : error.getMessage());
        out.element("RequestId", requestId).element("HostId", requestId).close("Error");
        if (isControl()) {
            out.close("ErrorResponse");
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/xml");
        headers.put("x-amz-request-id", requestId);
        headers.put("x-amz-id-2", requestId);
        headers.putAll(error.headers());
        byte[] body = status == 304 ? new byte[0] : out.toString().getBytes(StandardCharsets.UTF_8);
        return new WireReply(status, headers, Payload.of(body));
    }
}
