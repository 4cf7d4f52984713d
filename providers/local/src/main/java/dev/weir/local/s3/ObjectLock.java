package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.ObjectVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Object lock: the setting of a bucket, and the versions that it keeps from being deleted. */
final class ObjectLock {
    static final List<String> MEMBERS = List.of("ObjectLockMode", "ObjectLockRetainUntilDate");
    private static final String SLOT = "objectLock";
    private static final String ENABLED = "ObjectLockEnabled";
    private static final String LARGEST_PERIOD = "The default retention period must be a positive integer value.";

    private final Buckets buckets;
    private final Clock clock;

    ObjectLock(Buckets buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("GetObjectLockConfiguration", this::get);
        operations.put("PutObjectLockConfiguration", this::put);
    }

    /** Switches object lock on in a new bucket, and versioning with it. */
    void enable(Bucket bucket) {
        buckets.change(bucket, document -> document.put("Versioning", "Enabled"));
        buckets.set(bucket, SLOT, JsonNodeFactory.instance.objectNode().put(ENABLED, "Enabled"));
    }

    boolean isOn(Bucket bucket) {
        return buckets.setting(bucket, SLOT).isPresent();
    }

    private Reply get(Request request) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.set(
                "ObjectLockConfiguration",
                buckets.setting(buckets.require(request), SLOT)
                        .orElseThrow(() -> new AwsException(
                                "ObjectLockConfigurationNotFoundError",
                                404,
                                "Object Lock configuration does not exist for this bucket")));
        return Reply.of(output);
    }

    private Reply put(Request request) {
        Bucket bucket = buckets.require(request);
        if (!(request.tree("ObjectLockConfiguration") instanceof ObjectNode configuration)
                || !configuration.path(ENABLED).asText().equals("Enabled")) {
            throw Errors.malformedXml();
        }
        if (!bucket.keepsVersions()) {
            throw new AwsException(
                    "InvalidBucketState",
                    409,
                    "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
        }
        check(configuration.path("Rule"));
        buckets.set(bucket, SLOT, configuration);
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private static void check(JsonNode rule) {
        if (rule.isMissingNode()) {
            return;
        }
        JsonNode retention = rule.path("DefaultRetention");
        if (!retention.path("Mode").asText().matches("GOVERNANCE|COMPLIANCE")
                || retention.has("Days") == retention.has("Years")) {
            throw Errors.malformedXml();
        }
        int period = retention.path("Days").asInt(retention.path("Years").asInt());
        if (period < 1) {
            throw Errors.invalidArgument(LARGEST_PERIOD);
        }
        if (period > (retention.has("Days") ? 36_500 : 100)) {
            throw Errors.invalidArgument("The default retention period is too large.");
        }
    }

    /** Adds how long a new version is kept by the bucket's default. */
    void apply(Bucket bucket, ObjectNode attributes) {
        JsonNode retention = buckets.setting(bucket, SLOT)
                .map(lock -> lock.path("Rule").path("DefaultRetention"))
                .orElse(JsonNodeFactory.instance.missingNode());
        if (retention.isMissingNode()) {
            return;
        }
        int days =
                retention.path("Days").asInt() + 365 * retention.path("Years").asInt();
        attributes.set("ObjectLockMode", retention.path("Mode"));
        attributes.put(
                "ObjectLockRetainUntilDate",
                clock.instant().plus(Duration.ofDays(days)).getEpochSecond());
    }

    /** Refuses to delete a version that is kept; a governance lock yields to who asks for that. */
    void checkDeletion(ObjectVersion version, boolean bypasses) {
        long until = version.attributes().path("ObjectLockRetainUntilDate").asLong();
        boolean yields =
                bypasses && version.attributes().path("ObjectLockMode").asText().equals("GOVERNANCE");
        if (until > clock.instant().getEpochSecond() && !yields) {
            throw new AwsException("AccessDenied", 403, "Access Denied because object protected by object lock.");
        }
    }
}
