package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Owners and access control lists. Nobody's access is refused here; what is enforced is who may hold a list at all: by default
 * the bucket's owner owns everything in it and lists are disabled.
 */
final class AccessControl {
    private static final String OWNERSHIP = "ownership";
    private static final String ACL = "acl";
    private static final Set<String> PUBLIC = Set.of("public-read", "public-read-write", "authenticated-read");
    private static final List<String> GRANTS =
            List.of("GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP");
    private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final String AUTHENTICATED = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    private final Buckets buckets;

    AccessControl(Buckets buckets) {
        this.buckets = buckets;
    }

    void register(Map<String, Operation> operations) {
        operations.put("GetBucketAcl", this::bucketAcl);
        operations.put("PutBucketAcl", this::putBucketAcl);
        operations.put("GetObjectAcl", this::objectAcl);
        operations.put("PutObjectAcl", this::putObjectAcl);
    }

    /** The canonical user of an account. */
    static ObjectNode owner(String account) {
        byte[] id = Checksum.SHA256.of(("canonical user of " + account).getBytes(StandardCharsets.UTF_8));
        return JsonNodeFactory.instance.objectNode().put("ID", HexFormat.of().formatHex(id));
    }

    /** Refuses an object's list where lists are disabled; {@code bucket-owner-full-control} says nothing and may stay. */
    void checkObjectAcl(Request request, Bucket bucket) {
        boolean asked = !request.text("ACL", "bucket-owner-full-control").equals("bucket-owner-full-control")
                || GRANTS.stream().anyMatch(grant -> request.text(grant).isPresent());
        if (asked) {
            requireLists(bucket);
            refusePublic(request, bucket);
        }
    }

    /** Refuses a public policy where the bucket's settings block it. */
    void checkPolicy(Bucket bucket, BucketPolicy policy) {
        if (policy.isPublic() && blocks(bucket, "BlockPublicPolicy")) {
            throw new AwsException(
                    "AccessDenied",
                    403,
                    "User: arn:aws:iam::" + bucket.account()
                            + ":root is not authorized to perform: s3:PutBucketPolicy on"
                            + " resource: \"" + bucket.arn() + "\" because public policies are prevented by the"
                            + " BlockPublicPolicy setting in S3 Block Public Access.");
        }
    }

    private Reply bucketAcl(Request request) {
        Bucket bucket = buckets.require(request);
        return Reply.of(acl(bucket, buckets.setting(bucket, ACL).orElseGet(() -> privately(bucket))));
    }

    private Reply putBucketAcl(Request request) {
        Bucket bucket = buckets.require(request);
        requireLists(bucket);
        refusePublic(request, bucket);
        buckets.set(bucket, ACL, asked(request, bucket));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply objectAcl(Request request) {
        Bucket bucket = buckets.require(request);
        Versions.readable(bucket.objects().index(), request.key(), request.versionId());
        return Reply.of(acl(bucket, privately(bucket)));
    }

    private Reply putObjectAcl(Request request) {
        Bucket bucket = buckets.require(request);
        Versions.readable(bucket.objects().index(), request.key(), request.versionId());
        checkObjectAcl(request, bucket);
        if (!request.text("ACL", "private").matches("private|bucket-owner-full-control")) {
            throw Errors.notImplemented();
        }
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private ObjectNode asked(Request request, Bucket bucket) {
        JsonNode given = request.tree("AccessControlPolicy").path("Grants");
        ObjectNode list = privately(bucket);
        ArrayNode grants = (ArrayNode) list.path("Grants");
        if (given.isArray()) {
            grants.removeAll().addAll((ArrayNode) given);
            return list;
        }
        switch (request.text("ACL", "private")) {
            case "private", "bucket-owner-full-control" -> {}
            case "public-read" -> grant(grants, ALL_USERS, "READ");
            case "public-read-write" -> {
                grant(grants, ALL_USERS, "READ");
                grant(grants, ALL_USERS, "WRITE");
            }
            case "authenticated-read" -> grant(grants, AUTHENTICATED, "READ");
            default -> throw Errors.notImplemented();
        }
        return list;
    }

    private static void grant(ArrayNode grants, String group, String permission) {
        ObjectNode grant = grants.addObject().put("Permission", permission);
        grant.putObject("Grantee").put("Type", "Group").put("URI", group);
    }

    private static ObjectNode privately(Bucket bucket) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ObjectNode grant = list.putArray("Grants").addObject().put("Permission", "FULL_CONTROL");
        grant.putObject("Grantee").put("Type", "CanonicalUser").setAll(owner(bucket.account()));
        return list;
    }

    private static ObjectNode acl(Bucket bucket, ObjectNode list) {
        list.set("Owner", owner(bucket.account()));
        return list;
    }

    private void requireLists(Bucket bucket) {
        String ownership = buckets.setting(bucket, OWNERSHIP)
                .map(setting ->
                        setting.path("Rules").path(0).path("ObjectOwnership").asText())
                .orElse("ObjectWriter");
        if (ownership.equals("BucketOwnerEnforced")) {
            throw new AwsException("AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
    }

    private void refusePublic(Request request, Bucket bucket) {
        if (PUBLIC.contains(request.text("ACL", "")) && blocks(bucket, "BlockPublicAcls")) {
            throw Errors.accessDenied();
        }
    }

    private boolean blocks(Bucket bucket, String what) {
        return buckets.setting(bucket, BucketSettings.PUBLIC_ACCESS)
                .filter(setting -> setting.path(what).asBoolean())
                .isPresent();
    }
}
