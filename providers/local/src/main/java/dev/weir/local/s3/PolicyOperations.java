package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import java.util.Map;

/** The policy of a bucket. It is kept and checked, and refuses nobody. */
final class PolicyOperations {
    private static final String SLOT = "policy";

    private final Buckets buckets;
    private final AccessControl access;

    PolicyOperations(Buckets buckets, AccessControl access) {
        this.buckets = buckets;
        this.access = access;
    }

    void register(Map<String, Operation> operations) {
        operations.put("PutBucketPolicy", this::put);
        operations.put("GetBucketPolicy", this::get);
        operations.put("GetBucketPolicyStatus", this::status);
        operations.put("DeleteBucketPolicy", this::delete);
    }

    private Reply put(Request request) {
        Bucket bucket = buckets.require(request);
        String text = request.text("Policy", "");
        access.checkPolicy(bucket, BucketPolicy.parse(text, bucket));
        buckets.set(bucket, SLOT, JsonNodeFactory.instance.objectNode().put("Policy", text));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply get(Request request) {
        return Reply.of(policy(buckets.require(request)));
    }

    private Reply status(Request request) {
        Bucket bucket = buckets.require(request);
        String text = policy(bucket).path("Policy").asText();
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.putObject("PolicyStatus")
                .put("IsPublic", BucketPolicy.parse(text, bucket).isPublic());
        return Reply.of(output);
    }

    private Reply delete(Request request) {
        buckets.unset(buckets.require(request), SLOT);
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode policy(Bucket bucket) {
        return buckets.setting(bucket, SLOT)
                .orElseThrow(() -> new AwsException("NoSuchBucketPolicy", 404, "The bucket policy does not exist"));
    }
}
