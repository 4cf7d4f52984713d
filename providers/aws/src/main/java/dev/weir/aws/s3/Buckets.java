package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.client.Moment;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.Part;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.spi.Diagnostic;
import dev.weir.spi.Discovery;
import dev.weir.spi.Holding;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.ProviderException.Category;
import dev.weir.spi.Search;
import dev.weir.spi.Settling;
import dev.weir.spi.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The kind {@code buckets}. */
public final class Buckets extends TaggedKind implements Settling, Holding {
    private static final String FORCE_DESTROY = "forceDestroy";
    private static final String FORCE_DESTROY_MARK = "weir:force-destroy";
    private static final String ABORT = "s3:AbortMultipartUpload";
    private static final String EMPTY = "s3:DeleteObjects";
    private static final String ENFORCED = "BucketOwnerEnforced";

    /** The one region that a bucket's location must not name. */
    private static final String NAMELESS_REGION = "us-east-1";

    private final BucketReads reads;
    private final Moment<Search, Discovery> discovered;

    public Buckets(Aws aws) {
        super(aws, "s3/buckets");
        this.reads = new BucketReads(aws.calls());
        this.discovered = aws.calls().moment();
    }

    /** Asked twice: for the buckets, and for the objects in them. */
    @Override
    public Discovery discover(Search search) {
        return discovered.of(search, () -> super.discover(search));
    }

    /** All buckets of this region, whoever owns them. */
    List<Identity> ofThisRegion() {
        return all();
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls()
                .each(
                        identities,
                        identity -> reads.exists(identity) ? Optional.of(found(identity)) : Optional.<Found>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Found found(Identity identity) {
        return new Found(identity, input().put("name", identity.name()), input());
    }

    @Override
    protected List<Part> parts() {
        return reads.parts();
    }

    @Override
    protected void shape(Live live) {
        BucketShape.canonical(live.properties());
    }

    @Override
    protected List<Identity> all() {
        return reads.all(calls().region()).stream().map(this::identity).toList();
    }

    @Override
    protected Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.of(Step.of("s3:GetBucketTagging", bucket(identity)));
    }

    private static ObjectNode bucket(Identity identity) {
        return input().put("Bucket", identity.name());
    }

    @Override
    protected String indexedType() {
        return "s3:bucket";
    }

    @Override
    protected Optional<Identity> identityIn(String arn) {
        return arn.contains(":s3:::")
                ? Optional.of(identity(arn.substring(arn.lastIndexOf(':') + 1)))
                : Optional.empty();
    }

    /** Kept on the bucket, because a bucket that is no longer declared has nothing else to say how to delete it. */
    @Override
    protected Map<String, String> furtherMarks(ObjectNode properties) {
        return properties.path(FORCE_DESTROY).asBoolean(false) ? Map.of(FORCE_DESTROY_MARK, "true") : Map.of();
    }

    @Override
    protected void restoreMarked(ObjectNode properties, Map<String, String> tags) {
        properties.put(FORCE_DESTROY, "true".equals(tags.get(FORCE_DESTROY_MARK)));
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        boolean hadLock = draft.request()
                .live()
                .filter(live -> live.properties().has(BucketSetting.LOCK))
                .isPresent();
        if (hadLock && !desired.has(BucketSetting.LOCK)) {
            draft.diagnose(Diagnostic.error(
                    "Object lock cannot be switched off",
                    "S3 keeps object lock on a bucket for good. Write " + BucketSetting.LOCK
                            + ": {} to keep it without a default retention."));
        }
        return BucketShape.canonical(desired);
    }

    @Override
    protected void create(Draft draft) {
        ObjectNode input = bucket(draft.identity());
        JsonNode ownership = draft.desired(BucketSetting.OWNERSHIP).path("objectOwnership");
        if (!ownership.isMissingNode() && !ownership.asText().equals(ENFORCED)) {
            input.set("ObjectOwnership", ownership);
        }
        if (draft.desired().has(BucketSetting.LOCK)) {
            input.put("ObjectLockEnabledForBucket", true);
        }
        ObjectNode configuration = input();
        String region = draft.request().environment().region();
        if (!region.equals(NAMELESS_REGION)) {
            configuration.put("LocationConstraint", region);
        }
        SortedMap<String, String> tags = intendedTags(draft);
        if (!tags.isEmpty()) {
            configuration.set("Tags", Tags.list(tags));
        }
        if (!configuration.isEmpty()) {
            input.set("CreateBucketConfiguration", configuration);
        }
        draft.step("s3:CreateBucket", input);
        tagAgain(draft);
        new BucketChanges(draft, fresh(draft)).addSteps();
    }

    /** What a bucket has right after its creation; a server that is not AWS may overlook who owns its objects. */
    private ObjectNode fresh(Draft draft) {
        ObjectNode created = input();
        created.putObject("encryption").put("sseAlgorithm", "AES256");
        if (!calls().areForeign()) {
            created.set(BucketSetting.OWNERSHIP, draft.desired(BucketSetting.OWNERSHIP));
        }
        boolean isLocked = draft.desired().has(BucketSetting.LOCK);
        if (isLocked) {
            created.putObject(BucketSetting.LOCK).put("objectLockEnabled", "Enabled");
        }
        return created.put("versioning", isLocked ? "Enabled" : "Suspended");
    }

    @Override
    protected Optional<Ownership> marks(Step step) {
        return Ownership.in(
                Tags.of(step.input().path("CreateBucketConfiguration").path("Tags")));
    }

    @Override
    protected void update(Draft draft) {
        updateTags(draft);
        new BucketChanges(draft, draft.live().properties()).addSteps();
    }

    @Override
    protected void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        ObjectNode input = bucket(draft.identity());
        if (all.isEmpty()) {
            draft.step("s3:DeleteBucketTagging", input);
            return;
        }
        input.putObject("Tagging").set("TagSet", Tags.list(all));
        draft.step("s3:PutBucketTagging", input);
    }

    @Override
    protected void delete(Draft draft) {
        ObjectNode input = bucket(draft.identity());
        Optional<Contents> foreign = draft.request().foreign();
        boolean holds = foreign.filter(contents -> !contents.isEmpty()).isPresent();
        boolean forced = isForced(draft);
        if (holds || forced) {
            draft.deletionStep(ABORT, input);
            draft.deletionStep(EMPTY, input);
        } else {
            draft.deletionStep(EMPTY, BucketContents.ownOnly(draft.identity(), owner(draft)));
        }
        if (holds || (forced && foreign.isEmpty())) {
            draft.lose(BucketContents.loss(draft.identity(), foreign));
        }
        if (forced) {
            draft.acceptLoss();
        }
        draft.settlingDeletionStep("s3:DeleteBucket", input);
    }

    /** The bucket itself must have said so before, and its declaration, if there still is one, must not have taken it back. */
    private static boolean isForced(Draft draft) {
        return draft.live().properties().path(FORCE_DESTROY).asBoolean(false)
                && draft.request()
                        .desired()
                        .map(desired -> desired.path(FORCE_DESTROY).asBoolean(false))
                        .orElse(true);
    }

    private static String owner(Draft draft) {
        return draft.live().owner().map(Ownership::stack).orElse("");
    }

    @Override
    public Map<Identity, Contents> contents(Collection<Identity> identities) {
        return new BucketContents(calls()).of(identities);
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        Emptying emptying = new Emptying(calls(), identity);
        try {
            return switch (step.operation()) {
                case ABORT -> emptying.abortUploads();
                case EMPTY -> emptying.deleteVersions(BucketContents.stackIn(step));
                case "s3:PutBucketTagging", "s3:DeleteBucketTagging" ->
                    new BucketTagging(calls(), identity, aws()::environment)
                            .replace(step.input().path("Tagging").path("TagSet"));
                default -> super.execute(identity, step);
            };
        } catch (AwsFailure failure) {
            if (failure.is(Category.NOT_FOUND) && draftsDeletion(step)) {
                return input();
            }
            throw failure;
        }
    }

    private static boolean draftsDeletion(Step step) {
        return step.operation().equals(ABORT) || step.operation().equals(EMPTY);
    }

    @Override
    public Map<Identity, State> settle(Collection<Pending> pending) {
        Map<Identity, State> states = new HashMap<>();
        pending.forEach(one ->
                states.put(one.identity(), reads.exists(one.identity()) ? new Underway("DELETING") : new Settled()));
        return states;
    }
}
