package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The settings of a bucket that are documents to S3: put, read back as they were put, deleted. A fresh bucket blocks public
 * access and lets its owner own everything, as AWS has made them since April 2023.
 */
final class BucketSettings {
    static final String PUBLIC_ACCESS = "publicAccess";
    private static final String OWNERSHIPS = "BucketOwnerEnforced|BucketOwnerPreferred|ObjectWriter";
    private static final Supplier<ObjectNode> EMPTY = JsonNodeFactory.instance::objectNode;

    private final Buckets buckets;

    BucketSettings(Buckets buckets) {
        this.buckets = buckets;
    }

    /**
     * One kind of setting.
     *
     * @param slot its name in the store
     * @param member the member of the request that holds it
     * @param wrapper the member of the response that holds it; empty where its members are the response's own
     * @param absent what a get answers when it isn't set
     */
    private record Setting(String slot, String member, String wrapper, Supplier<ObjectNode> absent) {
        ObjectNode response(ObjectNode value) {
            if (wrapper.isEmpty()) {
                return value;
            }
            ObjectNode response = JsonNodeFactory.instance.objectNode();
            response.set(wrapper, value);
            return response;
        }
    }

    void register(Map<String, Operation> operations) {
        registerAccess(operations);
        registerContent(operations);
        registerWithDefaults(operations);
    }

    private void registerAccess(Map<String, Operation> operations) {
        Setting publicAccess = new Setting(
                PUBLIC_ACCESS,
                "PublicAccessBlockConfiguration",
                "PublicAccessBlockConfiguration",
                missing("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"));
        operations.put("PutPublicAccessBlock", request -> putPublicAccess(request, publicAccess));
        operations.put("GetPublicAccessBlock", request -> get(request, publicAccess));
        operations.put("DeletePublicAccessBlock", request -> delete(request, publicAccess));
        Setting ownership = new Setting(
                "ownership",
                "OwnershipControls",
                "OwnershipControls",
                missing("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"));
        operations.put("PutBucketOwnershipControls", request -> putOwnership(request, ownership));
        operations.put("GetBucketOwnershipControls", request -> get(request, ownership));
        operations.put("DeleteBucketOwnershipControls", request -> delete(request, ownership));
    }

    private void registerContent(Map<String, Operation> operations) {
        Setting cors = new Setting(
                "cors",
                "CORSConfiguration",
                "",
                missing("NoSuchCORSConfiguration", "The CORS configuration does not exist"));
        operations.put("PutBucketCors", request -> store(request, cors, SettingRules.cors(given(request, cors))));
        operations.put("GetBucketCors", request -> get(request, cors));
        operations.put("DeleteBucketCors", request -> delete(request, cors));
        Setting website = new Setting(
                "website",
                "WebsiteConfiguration",
                "",
                missing("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"));
        operations.put("PutBucketWebsite", request -> put(request, website));
        operations.put("GetBucketWebsite", request -> get(request, website));
        operations.put("DeleteBucketWebsite", request -> delete(request, website));
        Setting lifecycle = new Setting(
                "lifecycle",
                "LifecycleConfiguration",
                "",
                missing("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"));
        operations.put("PutBucketLifecycleConfiguration", request -> putLifecycle(request, lifecycle));
        operations.put("GetBucketLifecycleConfiguration", request -> get(request, lifecycle));
        operations.put("DeleteBucketLifecycle", request -> delete(request, lifecycle));
        Setting replication = new Setting(
                "replication",
                "ReplicationConfiguration",
                "ReplicationConfiguration",
                missing("ReplicationConfigurationNotFoundError", "The replication configuration was not found"));
        operations.put("GetBucketReplication", request -> get(request, replication));
        operations.put("DeleteBucketReplication", request -> delete(request, replication));
    }

    private void registerWithDefaults(Map<String, Operation> operations) {
        Setting encryption = new Setting(
                "encryption",
                "ServerSideEncryptionConfiguration",
                "ServerSideEncryptionConfiguration",
                BucketSettings::encryption);
        operations.put("PutBucketEncryption", request -> put(request, encryption));
        operations.put("GetBucketEncryption", request -> get(request, encryption));
        operations.put("DeleteBucketEncryption", request -> delete(request, encryption));
        Setting notification = new Setting("Notification", "NotificationConfiguration", "", EMPTY);
        operations.put(
                "PutBucketNotificationConfiguration",
                request -> store(request, notification, SettingRules.notification(given(request, notification))));
        operations.put("GetBucketNotificationConfiguration", request -> get(request, notification));
        simple(operations, "Accelerate", "AccelerateConfiguration", "Configuration", Map.of());
        Setting logging = new Setting("Logging", "BucketLoggingStatus", "", EMPTY);
        operations.put("PutBucketLogging", request -> putLogging(request, logging));
        operations.put("GetBucketLogging", request -> get(request, logging));
        Setting abac = new Setting("Abac", "AbacStatus", "AbacStatus", () -> JsonNodeFactory.instance
                .objectNode()
                .put("Status", "Disabled"));
        operations.put("PutBucketAbac", request -> put(request, abac));
        operations.put("GetBucketAbac", request -> get(request, abac));
        simple(operations, "RequestPayment", "RequestPaymentConfiguration", "", Map.of("Payer", "BucketOwner"));
    }

    /** A setting that cannot be deleted and reads as a few members when it has never been put. */
    private void simple(
            Map<String, Operation> operations, String name, String member, String suffix, Map<String, String> absent) {
        Setting setting = new Setting(name, member, "", () -> {
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            absent.forEach(members::put);
            return members;
        });
        operations.put("PutBucket" + name + suffix, request -> put(request, setting));
        operations.put("GetBucket" + name + suffix, request -> get(request, setting));
    }

    /** What a new bucket starts with. */
    void initialize(Bucket bucket, String objectOwnership) {
        ObjectNode blocks = JsonNodeFactory.instance.objectNode();
        for (String block :
                List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
            blocks.put(block, true);
        }
        buckets.set(bucket, PUBLIC_ACCESS, blocks);
        ObjectNode ownership = JsonNodeFactory.instance.objectNode();
        ownership.putArray("Rules").addObject().put("ObjectOwnership", objectOwnership);
        buckets.set(bucket, "ownership", ownership);
    }

    private Reply get(Request request, Setting setting) {
        Bucket bucket = buckets.require(request);
        Optional<ObjectNode> value = buckets.setting(bucket, setting.slot());
        return Reply.of(setting.response(value.orElseGet(setting.absent())));
    }

    private Reply put(Request request, Setting setting) {
        return store(request, setting, given(request, setting));
    }

    private Reply store(Request request, Setting setting, ObjectNode value) {
        buckets.set(buckets.require(request), setting.slot(), value);
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply delete(Request request, Setting setting) {
        buckets.unset(buckets.require(request), setting.slot());
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    /** A switch that isn't named is off. */
    private Reply putPublicAccess(Request request, Setting setting) {
        ObjectNode blocks = JsonNodeFactory.instance.objectNode();
        for (String block :
                List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
            blocks.put(block, request.tree(setting.member()).path(block).asBoolean());
        }
        return store(request, setting, blocks);
    }

    private Reply putOwnership(Request request, Setting setting) {
        ObjectNode controls = given(request, setting);
        JsonNode rules = controls.path("Rules");
        if (rules.size() != 1 || !rules.path(0).path("ObjectOwnership").asText().matches(OWNERSHIPS)) {
            throw Errors.malformedXml();
        }
        return store(request, setting, controls);
    }

    /** The log goes to a bucket of the same owner and region. */
    private Reply putLogging(Request request, Setting setting) {
        ObjectNode status = given(request, setting);
        JsonNode enabled = status.path("LoggingEnabled");
        if (!enabled.isMissingNode()) {
            Bucket source = buckets.require(request);
            String target = enabled.path("TargetBucket").asText();
            Bucket found = buckets.find(target)
                    .filter(bucket -> bucket.account().equals(source.account()))
                    .orElseThrow(() -> new AwsException(
                            "InvalidTargetBucketForLogging", "The target bucket for logging does not exist"));
            if (!found.region().equals(source.region())) {
                throw new AwsException(
                        "CrossLocationLoggingProhibitted", 403, "Cross S3 location logging not allowed. ");
            }
        }
        return store(request, setting, status);
    }

    private Reply putLifecycle(Request request, Setting setting) {
        ObjectNode lifecycle = SettingRules.lifecycle(given(request, setting));
        for (JsonNode rule : lifecycle.path("Rules")) {
            if (rule.path("ID").asText().isEmpty()) {
                ((ObjectNode) rule).put("ID", UUID.randomUUID().toString());
            }
        }
        String smallest = "TransitionDefaultMinimumObjectSize";
        lifecycle.put(smallest, request.text(smallest, "all_storage_classes_128K"));
        Reply reply = store(request, setting, lifecycle);
        reply.output().set(smallest, lifecycle.get(smallest));
        return reply;
    }

    private static ObjectNode given(Request request, Setting setting) {
        return request.tree(setting.member()) instanceof ObjectNode value
                ? value
                : JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode encryption() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        ObjectNode rule = configuration.putArray("Rules").addObject().put("BucketKeyEnabled", false);
        rule.putObject("ApplyServerSideEncryptionByDefault").put("SSEAlgorithm", "AES256");
        return configuration;
    }

    private static Supplier<ObjectNode> missing(String code, String message) {
        return () -> {
            throw new AwsException(code, 404, message);
        };
    }
}
