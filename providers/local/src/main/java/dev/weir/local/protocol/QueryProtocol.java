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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The query protocol of IAM and STS: a form in, XML out. */
public final class QueryProtocol implements Protocol {
    private final ServiceModel model;

    QueryProtocol(ServiceModel model) {
        this.model = model;
    }

    @Override
    public Call read(WireRequest request) throws IOException {
        Map<String, List<String>> form = new HashMap<>(request.query());
        form.putAll(WireRequest.parameters(new String(request.body().bytes(), StandardCharsets.UTF_8)));
        String action = form.getOrDefault("Action", List.of("")).getFirst();
        Operation operation = model.operation(action)
                .orElseThrow(() -> new AwsException(
                        "InvalidAction", "Could not find operation " + action + " for version " + model.apiVersion()));
        ObjectNode input = new FormReader(model, form).read(model.input(operation));
        return new Call(operation, input, Payload.empty());
    }

    @Override
    public void check(Call call, String code) {
        Validation.check(model, model.input(call.operation()), call.input(), code);
    }

    @Override
    public WireReply write(Operation operation, Reply reply, String requestId) {
        String response = operation.name() + "Response";
        XmlText out = new XmlText().open(response, namespace());
        operation.resultWrapper().ifPresent(result -> {
            out.open(result);
            new XmlWriter(model, out).members(model.output(operation), reply.output());
            out.close(result);
        });
        out.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        return reply(200, requestId, out.close(response), Map.of());
    }

    @Override
    public WireReply error(AwsException error, String requestId) {
        Shape.Fault fault = model.fault(error.code()).orElse(new Shape.Fault(error.code(), error.status(), false));
        int status = error.status() == 400 ? fault.status() : error.status();
        XmlText out = new XmlText().open("ErrorResponse", namespace()).open("Error");
        out.element("Type", status < 500 ? "Sender" : "Receiver").element("Code", fault.code());
        if (error.getMessage() != null) {
            out.element("Message", error.getMessage());
        }
        out.close("Error").element("RequestId", requestId).close("ErrorResponse");
        return reply(status, requestId, out, error.headers());
    }

    private String namespace() {
        return model.xmlNamespace().map(uri -> "xmlns=\"" + uri + "\"").orElse("");
    }

    private static WireReply reply(int status, String requestId, XmlText body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "text/xml");
        headers.put("x-amzn-RequestId", requestId);
        return new WireReply(status, headers, Payload.of(body.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
