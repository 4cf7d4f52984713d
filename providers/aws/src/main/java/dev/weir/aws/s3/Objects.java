package dev.weir.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.kind.Aws;
import dev.weir.aws.kind.Draft;
import dev.weir.aws.kind.EncryptionRules;
import dev.weir.aws.kind.Found;
import dev.weir.aws.kind.MarkSearch;
import dev.weir.aws.kind.TaggedKind;
import dev.weir.aws.kind.Tags;
import dev.weir.aws.kind.Trees;
import dev.weir.aws.rule.Mistakes;
import dev.weir.spi.Difference;
import dev.weir.spi.Discovery;
import dev.weir.spi.Identity;
import dev.weir.spi.Live;
import dev.weir.spi.Ownership;
import dev.weir.spi.Search;
import dev.weir.spi.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The kind {@code objects}. What an object holds is compared by its SHA-256, which is kept in its metadata.
 *
 * <p>Attributes: {@code sha256}, of an object that Weir has written. A plan compares {@code content} or {@code source} as {@code
 * sha256:HEX}.
 */
public final class Objects extends TaggedKind {
    private static final String CONTENT = "content";
    private static final String SOURCE = "source";
    private static final String SHA256 = "sha256";
    private static final String METADATA = "metadata";
    private static final String DIGEST_METADATA = "weir-sha256";

    /**
     * Tells an encryption and a key that the spec asked for from the bucket's default, so that their removal is noticed. Ten
     * tags are all that an object may have, so that none is spent on this.
     */
    private static final String ENCRYPTION_METADATA = "weir-encryption";

    private static final String ENCRYPTION_DECLARED = "encryptionDeclared";
    private static final String PUT = "s3:PutObject";

    /** What S3 itself takes an object for; said, because the SDK would say something else. */
    private static final String DEFAULT_TYPE = "binary/octet-stream";

    private static final int LONGEST_CONTENT = 1 << 20;

    private final Buckets buckets;

    /**
     * Makes the kind.
     *
     * @param buckets the kind that finds the buckets to look in
     */
    public Objects(Aws aws, Buckets buckets) {
        super(aws, "s3/objects");
        this.buckets = buckets;
    }

    @Override
    protected List<Found> find(Collection<Identity> identities) {
        return calls().each(identities, this::found).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static ObjectNode object(Identity identity) {
        return input().put("Bucket", identity.parent()).put("Key", identity.leaf());
    }

    private Optional<Found> found(Identity identity) {
        Optional<ObjectNode> head = head(identity);
        return head.flatMap(found -> tags(identity)).map(tags -> found(identity, head.get(), tags));
    }

    private Optional<ObjectNode> head(Identity identity) {
        return ifPresent("s3:HeadObject", object(identity), identity);
    }

    private Optional<SortedMap<String, String>> tags(Identity identity) {
        return ifPresent("s3:GetObjectTagging", object(identity), identity).map(found -> Tags.of(found.path("TagSet")));
    }

    /** The head comes first, because the tags of a delete marker are refused instead of said not to exist. */
    @Override
    protected Optional<SortedMap<String, String>> tagsNow(Identity identity) {
        return head(identity).flatMap(found -> tags(identity));
    }

    private static Found found(Identity identity, JsonNode head, SortedMap<String, String> tags) {
        ObjectNode properties = input().put("bucket", identity.parent()).put("key", identity.leaf());
        ObjectNode attributes = input();
        properties.set("contentType", head.path("ContentType"));
        ObjectHeaders.read(head, properties);
        ObjectNode metadata = Trees.pick(head, List.of("Metadata")).withObjectProperty("Metadata");
        JsonNode digest = metadata.remove(DIGEST_METADATA);
        JsonNode encryption = metadata.remove(ENCRYPTION_METADATA);
        if (encryption != null) {
            attributes.set(ENCRYPTION_DECLARED, encryption);
        }
        if (digest != null) {
            attributes.set(SHA256, digest);
        }
        if (!metadata.isEmpty()) {
            properties.set(METADATA, metadata);
        }
        return new Found(identity, properties, attributes, Optional.of(tags));
    }

    @Override
    protected List<Identity> all() {
        return List.of();
    }

    /** Looks for markers in the buckets that the stack owns, and where the search is thorough in all of the region's. */
    @Override
    public Discovery discover(Search search) {
        Discovery owned = buckets.discover(search);
        SortedSet<Identity> searched = new TreeSet<>(owned.owned());
        boolean isBlind = owned.isBlind();
        if (search.isThorough() && !isBlind) {
            searched.addAll(buckets.ofThisRegion());
        }
        SortedMap<Identity, AwsFailure> denials = new ConcurrentSkipListMap<>();
        List<Identity> found = calls().each(searched, bucket -> marked(search.stack(), bucket, denials)).stream()
                .flatMap(List::stream)
                .toList();
        List<String> gaps = new ArrayList<>(owned.gaps());
        gaps.addAll(MarkSearch.gaps("buckets", "could not be searched for objects", denials));
        return new Discovery(found, gaps, isBlind);
    }

    private List<Identity> marked(String stack, Identity bucket, Map<Identity, AwsFailure> denials) {
        try {
            return ObjectMarkers.list(calls(), stack, bucket.name()).stream()
                    .map(key -> identity(bucket.name() + "/" + key))
                    .toList();
        } catch (AwsFailure failure) {
            if (failure.category().mayHide()) {
                denials.put(bucket, failure);
                return List.of();
            }
            throw failure;
        }
    }

    @Override
    protected Optional<Step> tagReading(Identity identity, String arn) {
        return Optional.empty();
    }

    @Override
    protected String indexedType() {
        return "s3:object";
    }

    @Override
    protected Optional<Identity> identityIn(String arn) {
        return Optional.empty();
    }

    @Override
    protected ObjectNode expand(ObjectNode desired, Draft draft) {
        draft.attributes().put(SHA256, digest(desired));
        return desired;
    }

    @Override
    protected void rules(ObjectNode desired, Mistakes mistakes) {
        EncryptionRules.check(desired.path(ObjectHeaders.ENCRYPTION), "/" + ObjectHeaders.ENCRYPTION, mistakes);
        if (desired.has(CONTENT) && desired.has(SOURCE)) {
            mistakes.error(
                    "/" + SOURCE,
                    "An object has content or a source",
                    "content and source both say what it holds. Remove one.");
        }
        if (desired.path(CONTENT).asText().length() > LONGEST_CONTENT) {
            mistakes.error(
                    "/" + CONTENT,
                    "The content is too long for a plan",
                    "content is part of the plan and can have up to 1 MiB. Use source: {file: ...} instead.");
        }
    }

    private static String digest(ObjectNode desired) {
        return desired.has(SOURCE)
                ? desired.path(SOURCE).path(SHA256).asText()
                : Body.digest(desired.path(CONTENT).asText());
    }

    @Override
    protected ObjectNode comparable(Draft draft) {
        ObjectNode compared = draft.desired().deepCopy();
        compared.put(holding(draft), "sha256:" + digest(draft.desired()));
        return compared;
    }

    @Override
    protected ObjectNode comparable(Draft draft, Live live) {
        ObjectNode compared = live.properties().deepCopy();
        ObjectHeaders.align(
                compared,
                draft.desired(),
                live.attributes().path(ENCRYPTION_DECLARED).asText());
        JsonNode digest = live.attributes().path(SHA256);
        if (digest.isTextual()) {
            compared.put(holding(draft), "sha256:" + digest.asText());
        }
        return compared;
    }

    private static String holding(Draft draft) {
        return draft.desired().has(SOURCE) ? SOURCE : CONTENT;
    }

    @Override
    protected void create(Draft draft) {
        draft.request().owner().ifPresent(owner -> draft.step(PUT, ObjectMarkers.put(draft.identity(), owner.stack())));
        draft.step(PUT, put(draft));
    }

    private ObjectNode put(Draft draft) {
        ObjectNode input = object(draft.identity());
        input.put("ContentType", draft.desired("contentType").asText(DEFAULT_TYPE));
        ObjectHeaders.write(draft.desired(), input);
        ObjectNode metadata = input.putObject("Metadata").put(DIGEST_METADATA, digest(draft.desired()));
        String encryption = ObjectHeaders.declared(draft.desired());
        if (!encryption.isEmpty()) {
            metadata.put(ENCRYPTION_METADATA, encryption);
        }
        draft.desired(METADATA).properties().forEach(entry -> metadata.set(entry.getKey(), entry.getValue()));
        SortedMap<String, String> tags = intendedTags(draft);
        if (!tags.isEmpty()) {
            input.put("Tagging", ObjectTags.header(tags));
        }
        ObjectNode body = input.putObject("Body");
        if (draft.desired().has(SOURCE)) {
            body.setAll((ObjectNode) draft.desired(SOURCE));
        } else {
            body.set(CONTENT, draft.desired(CONTENT));
        }
        return input;
    }

    /** An object is written anew with all that belongs to it; tags alone can be changed in place. */
    @Override
    protected void update(Draft draft) {
        Predicate<Difference> ofTags = difference -> difference.path().startsWith("/tags");
        moveMarker(draft);
        if (draft.differences().stream().allMatch(ofTags)) {
            updateTags(draft);
        } else {
            draft.step(PUT, put(draft));
        }
    }

    private static void moveMarker(Draft draft) {
        Optional<String> before = draft.live().owner().map(Ownership::stack);
        Optional<String> after = draft.request().owner().map(Ownership::stack);
        if (!before.equals(after)) {
            after.ifPresent(stack -> draft.step(PUT, ObjectMarkers.put(draft.identity(), stack)));
            before.ifPresent(stack -> draft.step("s3:DeleteObject", ObjectMarkers.delete(draft.identity(), stack)));
        }
    }

    @Override
    protected void retag(
            Draft draft, SortedMap<String, String> set, List<String> remove, SortedMap<String, String> all) {
        ObjectNode input = object(draft.identity());
        if (all.isEmpty()) {
            draft.step("s3:DeleteObjectTagging", input);
            return;
        }
        input.putObject("Tagging").set("TagSet", Tags.list(all));
        draft.step("s3:PutObjectTagging", input);
    }

    @Override
    protected void delete(Draft draft) {
        draft.deletionStep("s3:DeleteObject", object(draft.identity()));
        draft.live()
                .owner()
                .map(Ownership::stack)
                .ifPresent(
                        stack -> draft.deletionStep("s3:DeleteObject", ObjectMarkers.delete(draft.identity(), stack)));
    }

    @Override
    protected Optional<Ownership> marks(Step step) {
        return Ownership.in(ObjectTags.parse(step.input().path("Tagging").asText()));
    }

    @Override
    public ObjectNode execute(Identity identity, Step step) {
        if (!step.operation().equals(PUT)) {
            return super.execute(identity, step);
        }
        ObjectNode input = step.input().deepCopy();
        RequestBody body = Body.of(input.remove("Body"), identity);
        PutObjectRequest request = (PutObjectRequest) AwsCalls.request(PUT, input);
        String eTag =
                calls().s3(PUT, identity, s3 -> s3.putObject(request, body).eTag());
        return input().put("ETag", eTag);
    }
}
