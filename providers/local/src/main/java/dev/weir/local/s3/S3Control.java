package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Caller;
import dev.weir.local.Service;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** S3 Control, as far as it tags buckets: the only way to do so where access to them depends on their tags. */
public final class S3Control implements Service {
    private static final String BUCKET = "arn:aws:s3:::";

    private final TaggingOperations tagging;

    S3Control(TaggingOperations tagging) {
        this.tagging = tagging;
    }

    @Override
    public String model() {
        return "s3control";
    }

    @Override
    public String validationCode() {
        return "InvalidRequest";
    }

    @Override
    public String failureCode() {
        return "InternalError";
    }

    @Override
    public ObjectNode handle(String operation, ObjectNode input, Caller caller) {
        String bucket = bucket(input, caller);
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        switch (operation) {
            case "TagResource" -> {
                Map<String, String> added = new LinkedHashMap<>();
                input.path("Tags")
                        .forEach(tag -> added.put(
                                tag.path("Key").asText(), tag.path("Value").asText()));
                tagging.tag(bucket, added, caller);
            }
            case "UntagResource" -> {
                Set<String> keys = new LinkedHashSet<>();
                input.path("TagKeys").forEach((JsonNode key) -> keys.add(key.asText()));
                tagging.untag(bucket, keys, caller);
            }
            case "ListTagsForResource" -> output.set("Tags", tagging.list(bucket, caller));
            default -> throw new AwsException("NotImplemented", 501, operation + " is not implemented");
        }
        return output;
    }

    private static String bucket(ObjectNode input, Caller caller) {
        if (!input.path("AccountId").asText().equals(caller.account())) {
            throw Errors.accessDenied();
        }
        String arn = input.path("ResourceArn").asText();
        if (!arn.startsWith(BUCKET) || arn.indexOf('/') >= 0) {
            throw new AwsException("NotImplemented", 501, "The embedded S3 Control tags buckets, not " + arn);
        }
        return arn;
    }

    @Override
    public void close() {
        // S3 closes what both use.
    }
}
