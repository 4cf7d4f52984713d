package dev.weir.local.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.model.Member;
import dev.weir.local.model.Operation;
import dev.weir.local.model.ServiceModel;
import dev.weir.local.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One REST reply, taken apart into status, headers and body. */
final class RestOutput {
    private static final String NAMESPACE = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    /** Root elements, which the models leave out; others are named as their shape. */
    private static final Map<String, String> ROOTS = Map.of(
            "ListBuckets", "ListAllMyBucketsResult",
            "ListObjects", "ListBucketResult",
            "ListObjectsV2", "ListBucketResult",
            "ListObjectVersions", "ListVersionsResult",
            "CreateMultipartUpload", "InitiateMultipartUploadResult",
            "CompleteMultipartUpload", "CompleteMultipartUploadResult",
            "ListMultipartUploads", "ListMultipartUploadsResult",
            "ListParts", "ListPartsResult",
            "DeleteObjects", "DeleteResult",
            "GetObjectAttributes", "GetObjectAttributesResponse");

    private final ServiceModel model;
    private final Operation operation;
    private final Shape.Structure shape;
    private final Reply reply;

    RestOutput(ServiceModel model, Operation operation, Reply reply) {
        this.model = model;
        this.operation = operation;
        this.shape = model.output(operation);
        this.reply = reply;
    }

    int status() {
        return reply.status().orElse(operation.status());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        shape.members().forEach((name, member) -> {
            JsonNode value = reply.output().get(name);
            if (value != null && !value.isNull() && member.location().isPresent()) {
                header(member.wireName().orElse(name), member, value, headers);
            }
        });
        headers.putIfAbsent("Content-Type", isXml() ? "application/xml" : "application/octet-stream");
        headers.putAll(reply.headers());
        return headers;
    }

    private void header(String wire, Member member, JsonNode value, Map<String, String> headers) {
        if (member.isIn("headers")) {
            value.properties()
                    .forEach(entry ->
                            headers.put(wire + entry.getKey(), entry.getValue().asText()));
        } else if (model.shape(member) instanceof Shape.Sequence list) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(Scalars.format(model.shape(list.member()), item, true)));
            headers.put(wire, String.join(",", items));
        } else {
            headers.put(wire, Scalars.format(model.shape(member), value, true));
        }
    }

    private boolean isXml() {
        return shape.payload()
                .map(payload -> !(model.shape(shape.members().get(payload)) instanceof Shape.Blob))
                .orElseGet(this::hasBodyMembers);
    }

    private boolean hasBodyMembers() {
        return shape.members().values().stream()
                .anyMatch(member -> member.location().isEmpty());
    }

    Payload body() {
        ObjectNode output = reply.output();
        if (shape.payload().isPresent()) {
            String name = shape.payload().get();
            return payload(name, shape.members().get(name), output.get(name));
        }
        if (!hasBodyMembers()) {
            return reply.body();
        }
        XmlText out = new XmlText().declaration();
        if (operation.name().equals("GetBucketLocation")) {
            // The one operation whose root element is itself the member.
            out.open("LocationConstraint", NAMESPACE)
                    .value(output.path("LocationConstraint").asText())
                    .close("LocationConstraint");
        } else {
            String root = ROOTS.getOrDefault(operation.name(), shape.name().replaceFirst("Output$", ""));
            out.open(root, NAMESPACE);
            new XmlWriter(model, out).members(shape, output);
            out.close(root);
        }
        return text(out.toString());
    }

    private Payload payload(String name, Member member, JsonNode value) {
        Shape payload = model.shape(member);
        if (payload instanceof Shape.Blob) {
            return reply.body();
        }
        if (value == null || value.isNull()) {
            return Payload.empty();
        }
        if (payload instanceof Shape.Text) {
            return text(value.asText());
        }
        String root = member.wireName().orElse(name);
        XmlText out = new XmlText().declaration().open(root, NAMESPACE);
        new XmlWriter(model, out).members((Shape.Structure) payload, value);
        return text(out.close(root).toString());
    }

    private static Payload text(String text) {
        return Payload.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
