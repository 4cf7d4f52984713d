package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets themselves, and whether they keep versions. */
final class BucketOperations {
    private static final String HOME = "us-east-1";
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

    private final Buckets buckets;
    private final BucketSettings settings;
    private final TaggingOperations tagging;
    private final ObjectLock lock;
    private final Uploads uploads;
    private final Clock clock;

    BucketOperations(
            Buckets buckets,
            BucketSettings settings,
            TaggingOperations tagging,
            ObjectLock lock,
            Uploads uploads,
            Clock clock) {
        this.buckets = buckets;
        this.settings = settings;
        this.tagging = tagging;
        this.lock = lock;
        this.uploads = uploads;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreateBucket", this::create);
        operations.put("HeadBucket", this::head);
        operations.put("DeleteBucket", this::delete);
        operations.put("ListBuckets", this::list);
        operations.put("GetBucketLocation", this::location);
        operations.put("GetBucketVersioning", this::versioning);
        operations.put("PutBucketVersioning", this::putVersioning);
    }

    private Reply create(Request request) {
        BucketName.check(request.bucket());
        String region = region(request);
        ArrayNode tags =
                Tags.ofBucket(request.tree("CreateBucketConfiguration").path("Tags"), Map.of(), request.caller());
        Optional<Bucket> existing = buckets.together(() -> {
            Optional<Bucket> already = buckets.add(document(request, region));
            if (already.isEmpty()) {
                initialize(request, tags);
            }
            return already;
        });
        existing.ifPresent(already -> answerExisting(already, request));
        String place = "/" + request.bucket();
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("Location", place)
                .put("BucketArn", "arn:aws:s3:::" + request.bucket()));
    }

    private void initialize(Request request, ArrayNode tags) {
        Bucket bucket = buckets.requireCreated(request);
        settings.initialize(bucket, request.text("ObjectOwnership", "BucketOwnerEnforced"));
        tagging.set(bucket, tags);
        if (request.flag("ObjectLockEnabledForBucket")) {
            lock.enable(bucket);
        }
    }

    private ObjectNode document(Request request, String region) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", request.bucket())
                .put("CreationDate", clock.instant().getEpochSecond())
                .put("Region", region)
                .put("Owner", request.caller().account())
                .put("Versioning", "");
    }

    /** In us-east-1 an owner may create a bucket again, for the sake of clients older than the other regions. */
    private static void answerExisting(Bucket bucket, Request request) {
        if (!bucket.account().equals(request.caller().account())) {
            throw new AwsException(
                    "BucketAlreadyExists",
                    409,
                    "The requested bucket name is not available. The bucket namespace is shared by all users of the system."
                            + " Please select a different name and try again.");
        }
        if (!bucket.region().equals(HOME) || !request.caller().region().equals(HOME)) {
            throw new AwsException(
                    "BucketAlreadyOwnedByYou",
                    409,
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    private static String region(Request request) {
        String here = request.caller().region();
        Optional<String> asked = Optional.of(request.tree("CreateBucketConfiguration")
                        .path("LocationConstraint")
                        .asText())
                .filter(text -> !text.isEmpty())
                .map(text -> text.equals("EU") ? "eu-west-1" : text);
        if (asked.filter(region -> !region.matches(REGION) || region.equals(HOME))
                .isPresent()) {
            throw new AwsException("InvalidLocationConstraint", "The specified location-constraint is not valid");
        }
        if (!here.equals(HOME) && !asked.equals(Optional.of(here))) {
            throw new AwsException(
                    "IllegalLocationConstraintException",
                    "The " + asked.orElse("unspecified")
                            + " location constraint is incompatible for the region specific"
                            + " endpoint this request was sent to.");
        }
        return asked.orElse(here);
    }

    private Reply head(Request request) {
        Bucket bucket = buckets.require(request);
        return Reply.of(JsonNodeFactory.instance
                .objectNode()
                .put("BucketRegion", bucket.region())
                .put("BucketArn", bucket.arn())
                .put("AccessPointAlias", false));
    }

    private Reply delete(Request request) {
        Bucket bucket = buckets.require(request);
        if (!bucket.objects().index().isEmpty()) {
            String versions = bucket.knowsVersions() ? ". You must delete all versions in the bucket." : "";
            throw new AwsException("BucketNotEmpty", 409, "The bucket you tried to delete is not empty" + versions);
        }
        uploads.forget(bucket.name());
        buckets.remove(bucket);
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply list(Request request) {
        String prefix = request.text("Prefix", "");
        String region = request.text("BucketRegion", "");
        String after =
                request.text("ContinuationToken").map(BucketOperations::decode).orElse("");
        List<Bucket> rest = buckets.list().stream()
                .filter(bucket -> bucket.account().equals(request.caller().account()))
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .filter(bucket -> region.isEmpty() || bucket.region().equals(region))
                .toList();
        int most = request.number("MaxBuckets", 10_000);
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.set("Owner", AccessControl.owner(request.caller().account()));
        request.text("Prefix").ifPresent(text -> output.put("Prefix", text));
        ArrayNode listed = output.putArray("Buckets");
        rest.stream().limit(most).forEach(bucket -> listed.add(entry(bucket, request)));
        if (rest.size() > most) {
            output.put("ContinuationToken", encode(rest.get(most - 1).name()));
        }
        return Reply.of(output);
    }

    /** The region is part of the newer, paginated form only. */
    private static ObjectNode entry(Bucket bucket, Request request) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("Name", bucket.name());
        entry.set("CreationDate", bucket.document().path("CreationDate"));
        boolean paginated = List.of("MaxBuckets", "Prefix", "BucketRegion", "ContinuationToken").stream()
                .anyMatch(request.input()::has);
        return paginated ? entry.put("BucketRegion", bucket.region()) : entry;
    }

    private Reply location(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        return Reply.of(bucket.region().equals(HOME) ? output : output.put("LocationConstraint", bucket.region()));
    }

    private Reply versioning(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        return Reply.of(bucket.knowsVersions() ? output.put("Status", bucket.versioning()) : output);
    }

    private Reply putVersioning(Request request) {
        JsonNode configuration = request.tree("VersioningConfiguration");
        String status = configuration.path("Status").asText();
        if (!status.equals("Enabled") && !status.equals("Suspended")) {
            throw new AwsException(
                    "IllegalVersioningConfigurationException", "The Versioning element must be specified");
        }
        if (configuration.path("MFADelete").asText().equals("Enabled")) {
            throw Errors.notImplemented();
        }
        Bucket bucket = buckets.require(request);
        if (status.equals("Suspended") && lock.isOn(bucket)) {
            throw new AwsException(
                    "InvalidBucketState",
                    409,
                    "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.");
        }
        buckets.change(bucket, document -> document.put("Versioning", status));
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
