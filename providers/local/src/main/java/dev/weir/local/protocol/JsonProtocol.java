package dev.weir.local.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.model.Operation;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import dev.weir.local.model.Validation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * AWS JSON 1.1, and its CBOR form as the Java SDK speaks it to Kinesis: blobs are byte strings, timestamps tagged milliseconds.
 */
public final class JsonProtocol implements Protocol {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new CBORMapper();

    private final ServiceModel model;
    private final boolean cbor;
    private final ObjectMapper mapper;
    private final String contentType;

    private JsonProtocol(ServiceModel model, boolean cbor) {
        this.model = model;
        this.cbor = cbor;
        this.mapper = cbor ? CBOR : JSON;
        this.contentType = "application/x-amz-" + (cbor ? "cbor" : "json") + "-"
                + model.jsonVersion().orElse("1.1");
    }

    static JsonProtocol json(ServiceModel model) {
        return new JsonProtocol(model, false);
    }

    static JsonProtocol cbor(ServiceModel model) {
        return new JsonProtocol(model, true);
    }

    public boolean isCbor() {
        return cbor;
    }

    /** The operation that {@code X-Amz-Target} names. */
    public Operation operation(WireRequest request) {
        String target = request.header("x-amz-target").orElse("");
        return model.operation(target.substring(target.indexOf('.') + 1))
                .orElseThrow(() -> new AwsException(
                        "UnknownOperationException", "The embedded AWS does not implement the operation " + target));
    }

    @Override
    public Call read(WireRequest request) throws IOException {
        Operation operation = operation(request);
        JsonNode body = parse(request.body().bytes());
        ObjectNode input = new TreeReader(model, cbor).structure(model.input(operation), body);
        return new Call(operation, input, Payload.empty());
    }

    private JsonNode parse(byte[] body) throws IOException {
        if (body.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new AwsException("SerializationException", "Could not parse the request body");
        }
        throw new AwsException("SerializationException", "Unexpected token: the request body must be an object");
    }

    @Override
    public void check(Call call, String code) {
        Validation.check(model, model.input(call.operation()), call.input(), code);
    }

    @Override
    public WireReply write(Operation operation, Reply reply, String requestId) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = mapper.createGenerator(out)) {
            generator.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true);
            new TreeWriter(model, cbor, generator).structure(model.output(operation), reply.output());
        }
        // An operation without output answers with no body at all, not with an empty object.
        byte[] body = operation.output().isPresent() ? out.toByteArray() : new byte[0];
        return new WireReply(200, headers(requestId), Payload.of(body));
    }

    /** A response whose body somebody has already encoded. */
    public WireReply encoded(Payload body, String requestId) {
        return new WireReply(200, headers(requestId), body);
    }

    @Override
    public WireReply error(AwsException error, String requestId) throws IOException {
        int status = error.status() == 400
                ? model.fault(error.code()).map(Shape.Fault::status).orElse(400)
                : error.status();
        ObjectNode body = mapper.createObjectNode().put("__type", error.code());
        if (error.getMessage() != null) {
            body.put("message", error.getMessage());
        }
        Map<String, String> headers = headers(requestId);
        headers.put("x-amzn-ErrorType", error.code());
        headers.putAll(error.headers());
        return new WireReply(status, headers, Payload.of(mapper.writeValueAsBytes(body)));
    }

    private Map<String, String> headers(String requestId) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }
}
