package dev.weir.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.local.server.Clients;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

class S3ServiceTest {
    @TempDir
    static Path data;

    private static LocalAws aws;
    private static S3Client s3;
    private static int count;

    private String bucket;

    @BeforeAll
    static void start() throws IOException {
        aws = LocalAws.start(LocalOptions.in(data));
        s3 = Clients.of(aws).s3();
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
        aws.close();
    }

    @BeforeEach
    void create() {
        bucket = "bucket-" + ++count;
        s3.createBucket(request -> request.bucket(bucket));
    }

    @Test
    void aBucketNameMustBeOneOfAGeneralPurposeBucket() {
        for (String name : List.of("xn--abc", "sthree-abc", "abc-s3alias", "abc--ol-s3", "abc.mrap")) {
            fails(() -> s3.createBucket(request -> request.bucket(name)), 400, "InvalidBucketName");
        }
    }

    @Test
    void aBucketIsItsOwnersOnceOutsideTheFirstRegion() {
        try (S3Client eu = new Clients(aws, Region.EU_WEST_1).s3()) {
            eu.createBucket(request -> request.bucket(bucket + "-eu")
                    .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
            fails(
                    () -> eu.createBucket(request -> request.bucket(bucket + "-eu")
                            .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1))),
                    409,
                    "BucketAlreadyOwnedByYou");
            assertThat(eu.headBucket(request -> request.bucket(bucket + "-eu")).bucketRegion())
                    .isEqualTo("eu-west-1");
        }
    }

    @Test
    void aBucketIsMadeInTheRegionItIsAskedOf() {
        try (S3Client eu = new Clients(aws, Region.EU_WEST_1).s3()) {
            fails(
                    () -> eu.createBucket(request -> request.bucket("elsewhere")
                            .createBucketConfiguration(c -> c.locationConstraint(BucketLocationConstraint.US_WEST_2))),
                    400,
                    "IllegalLocationConstraintException");
        }
    }

    @Test
    void theFirstRegionIsNotNamed() {
        fails(
                () -> s3.createBucket(request ->
                        request.bucket("first").createBucketConfiguration(c -> c.locationConstraint("us-east-1"))),
                400,
                "InvalidLocationConstraint");
    }

    @Test
    void onlyAnEmptyBucketIsDeleted() {
        put("k", "body");
        S3Exception refused = fails(() -> s3.deleteBucket(request -> request.bucket(bucket)), 409, "BucketNotEmpty");
        assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo("The bucket you tried to delete is not empty");
        s3.deleteObject(request -> request.bucket(bucket).key("k"));
        s3.deleteBucket(request -> request.bucket(bucket));
        fails(() -> s3.headBucket(request -> request.bucket(bucket)), 404, null);
    }

    @Test
    void bucketsAreListedInPages() {
        s3.createBucket(request -> request.bucket("listed-a"));
        s3.createBucket(request -> request.bucket("listed-b"));
        assertThat(s3.listBucketsPaginator(request -> request.prefix("listed-").maxBuckets(1))
                        .buckets())
                .extracting(found -> found.name() + " " + found.bucketRegion())
                .containsExactly("listed-a us-east-1", "listed-b us-east-1");
    }

    @Test
    void aFreshBucketIsPrivateAndEncryptedAndItsOwnersAlone() {
        assertThat(s3.getPublicAccessBlock(request -> request.bucket(bucket))
                        .publicAccessBlockConfiguration()
                        .blockPublicPolicy())
                .isTrue();
        assertThat(s3.getBucketEncryption(request -> request.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .getFirst()
                        .applyServerSideEncryptionByDefault()
                        .sseAlgorithmAsString())
                .isEqualTo("AES256");
        assertThat(s3.getBucketOwnershipControls(request -> request.bucket(bucket))
                        .ownershipControls()
                        .rules())
                .extracting(rule -> rule.objectOwnership())
                .containsExactly(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(s3.getBucketAcl(request -> request.bucket(bucket)).grants())
                .extracting(grant ->
                        grant.permissionAsString() + " " + grant.grantee().typeAsString())
                .containsExactly("FULL_CONTROL CanonicalUser");
    }

    @Test
    void whatAFreshBucketDoesNotHaveIsNamed() {
        fails(() -> s3.getBucketPolicy(request -> request.bucket(bucket)), 404, "NoSuchBucketPolicy");
        fails(() -> s3.getBucketTagging(request -> request.bucket(bucket)), 404, "NoSuchTagSet");
        fails(
                () -> s3.getBucketReplication(request -> request.bucket(bucket)),
                404,
                "ReplicationConfigurationNotFoundError");
        fails(
                () -> s3.getObjectLockConfiguration(request -> request.bucket(bucket)),
                404,
                "ObjectLockConfigurationNotFoundError");
        fails(
                () -> s3.getBucketLifecycleConfiguration(request -> request.bucket(bucket)),
                404,
                "NoSuchLifecycleConfiguration");
    }

    @Test
    void aBucketsListsAreDisabledUnlessItsOwnershipControlsSayOtherwise() {
        fails(
                () -> s3.putBucketAcl(request -> request.bucket(bucket).acl("private")),
                400,
                "AccessControlListNotSupported");
        s3.putBucketOwnershipControls(request -> request.bucket(bucket)
                .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                        .build())));
        s3.putBucketAcl(request -> request.bucket(bucket).acl("private"));
        fails(() -> s3.putBucketAcl(request -> request.bucket(bucket).acl("public-read")), 403, "AccessDenied");
    }

    @Test
    void aPolicyIsReadBackAsItWasWritten() {
        String policy = "{\"Version\":\"2012-10-17\",  \"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::000000000000:root\"},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::" + bucket
                + "/*\"}]}";
        s3.putBucketPolicy(request -> request.bucket(bucket).policy(policy));
        assertThat(s3.getBucketPolicy(request -> request.bucket(bucket)).policy())
                .isEqualTo(policy);
    }

    @Test
    void aPolicyIsLookedIntoBeforeItIsTaken() {
        fails(() -> s3.putBucketPolicy(request -> request.bucket(bucket).policy("{")), 400, "MalformedPolicy");
        String open = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\""
                + "arn:aws:s3:::" + bucket + "/*\"}]}";
        fails(() -> s3.putBucketPolicy(request -> request.bucket(bucket).policy(open)), 403, "AccessDenied");
        fails(
                () -> s3.putBucketPolicy(request -> request.bucket(bucket).policy(open.replace(bucket, "other"))),
                400,
                "MalformedPolicy");
    }

    @Test
    void theTaggingApiSeesTheTagsOfBuckets() {
        s3.putBucketTagging(
                request -> request.bucket(bucket).tagging(t -> t.tagSet(tag("weir:stack", bucket), tag("other", "x"))));
        try (var tagging = Clients.of(aws).tagging()) {
            assertThat(tagging.getResources(request -> request.tagFilters(TagFilter.builder()
                                    .key("weir:stack")
                                    .values(bucket)
                                    .build()))
                            .resourceTagMappingList())
                    .extracting(found -> found.resourceARN())
                    .containsExactly("arn:aws:s3:::" + bucket);
            tagging.untagResources(
                    request -> request.resourceARNList("arn:aws:s3:::" + bucket).tagKeys("other"));
        }
        assertThat(s3.getBucketTagging(request -> request.bucket(bucket)).tagSet())
                .containsExactly(tag("weir:stack", bucket));
    }

    @Test
    void noTagIsGivenTwice() {
        fails(
                () -> s3.putBucketTagging(
                        request -> request.bucket(bucket).tagging(t -> t.tagSet(tag("a", "1"), tag("a", "2")))),
                400,
                "InvalidTag");
    }

    @Test
    void anObjectCarriesWhatItWasWrittenWith() {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key("a/k")
                        .contentType("text/csv")
                        .cacheControl("no-cache")
                        .contentEncoding("gzip")
                        .expires(Instant.ofEpochSecond(1_900_000_000))
                        .metadata(Map.of("Origin", "test"))
                        .tagging("x=1&y=a%20b"),
                RequestBody.fromString("hello"));
        ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("a/k"));
        assertThat(object.asUtf8String()).isEqualTo("hello");
        assertThat(object.response().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(object.response().contentType()).isEqualTo("text/csv");
        assertThat(object.response().contentEncoding()).isEqualTo("gzip");
        assertThat(object.response().expiresString()).isEqualTo("Sun, 17 Mar 2030 17:46:40 GMT");
        assertThat(object.response().metadata()).containsExactly(Map.entry("origin", "test"));
        assertThat(object.response().tagCount()).isEqualTo(2);
        assertThat(object.response().versionId()).isNull();
        assertThat(s3.getObjectTagging(request -> request.bucket(bucket).key("a/k"))
                        .tagSet())
                .containsExactly(tag("x", "1"), tag("y", "a b"));
    }

    @Test
    void anObjectIsWrittenOnlyWhereThereIsNone() {
        put("k", "one");
        S3Exception refused = fails(
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromString("two")),
                412,
                "PreconditionFailed");
        assertThat(refused.awsErrorDetails().errorMessage())
                .isEqualTo("At least one of the pre-conditions you specified did not hold");
    }

    @Test
    void anObjectIsReplacedOnlyWhereItIsTheOneMeant() {
        String etag = put("k", "one").eTag();
        PutObjectRequest swap =
                PutObjectRequest.builder().bucket(bucket).key("k").ifMatch(etag).build();
        s3.putObject(swap, RequestBody.fromString("two"));
        fails(() -> s3.putObject(swap, RequestBody.fromString("three")), 412, "PreconditionFailed");
        fails(
                () -> s3.putObject(swap.toBuilder().key("absent").build(), RequestBody.fromString("three")),
                404,
                "NoSuchKey");
        assertThat(get("k")).isEqualTo("two");
    }

    @Test
    void oneOfManyConditionalWritersWins() throws Exception {
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String body = "writer " + i;
            writers.add(() -> {
                try {
                    s3.putObject(
                            request -> request.bucket(bucket).key("lock").ifNoneMatch("*"),
                            RequestBody.fromString(body));
                    return true;
                } catch (S3Exception e) {
                    return false;
                }
            });
        }
        int won = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                won += writer.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void aBodyThatIsNotWhatWasMeantIsRefused() {
        fails(
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                        RequestBody.fromString("other")),
                400,
                "BadDigest");
        fails(
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").checksumCRC32("NhCmhg=="),
                        RequestBody.fromString("other")),
                400,
                "BadDigest");
        fails(() -> get("k"), 404, "NoSuchKey");
    }

    @Test
    void theChecksumIsKeptAndGivenOnRequest() {
        s3.putObject(
                request -> request.bucket(bucket).key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("hello"));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumSHA256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
    }

    @Test
    void partOfABodyIsReadByARange() {
        put("k", "0123456789");
        assertThat(range("bytes=2-4")).isEqualTo("234 bytes 2-4/10");
        assertThat(range("bytes=7-")).isEqualTo("789 bytes 7-9/10");
        assertThat(range("bytes=-2")).isEqualTo("89 bytes 8-9/10");
        assertThat(range("bytes=8-99")).isEqualTo("89 bytes 8-9/10");
        assertThat(range("lines=1-2")).isEqualTo("0123456789 null");
        fails(() -> range("bytes=10-"), 416, "InvalidRange");
    }

    @Test
    void anObjectThatHasNotChangedIsNotSentAgain() {
        PutObjectResponse written = put("k", "body");
        fails(
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifNoneMatch(written.eTag())),
                304,
                null);
        fails(
                () -> s3.getObjectAsBytes(request -> request.bucket(bucket)
                        .key("k")
                        .ifModifiedSince(Instant.now().plusSeconds(60))),
                304,
                null);
        fails(
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifMatch("\"other\"")),
                412,
                "PreconditionFailed");
    }

    @Test
    void aReaderMayOverrideWhatTheResponseSays() {
        put("k", "body");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket)
                                .key("k")
                                .responseContentType("text/x")
                                .responseContentDisposition("attachment"))
                        .response())
                .satisfies(response -> {
                    assertThat(response.contentType()).isEqualTo("text/x");
                    assertThat(response.contentDisposition()).isEqualTo("attachment");
                });
    }

    @Test
    void aKeyMayBeAnythingUpTo1024Bytes() {
        List<String> keys = List.of(
                "a",
                "a/",
                "a/b",
                "a//b",
                "/a",
                "../b",
                "./.",
                "x y+z%41",
                "\u00e9\u2603/\ud83d\ude00",
                "q?*[s]{t}",
                "z".repeat(1024));
        for (String key : keys) {
            put(key, "body of " + key);
        }
        for (String key : keys) {
            assertThat(get(key)).isEqualTo("body of " + key);
        }
        assertThat(keys("")).containsExactlyInAnyOrderElementsOf(keys);
        fails(() -> put("z".repeat(1025), ""), 400, "KeyTooLongError");
    }

    @Test
    void aCopyTakesItsSourcesAttributesUnlessTheyAreReplaced() {
        s3.putObject(
                request ->
                        request.bucket(bucket).key("k").contentType("text/csv").metadata(Map.of("m", "1")),
                RequestBody.fromString("body"));
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("k")
                .destinationBucket(bucket)
                .destinationKey("c+ \u00e9"));
        HeadObjectResponse copy =
                s3.headObject(request -> request.bucket(bucket).key("c+ \u00e9"));
        assertThat(copy.contentType()).isEqualTo("text/csv");
        assertThat(copy.metadata()).containsEntry("m", "1");
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("k")
                .destinationBucket(bucket)
                .destinationKey("k")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("n", "2")));
        assertThat(s3.headObject(request -> request.bucket(bucket).key("k")).metadata())
                .containsExactly(Map.entry("n", "2"));
        fails(
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("k")
                        .destinationBucket(bucket)
                        .destinationKey("k")),
                400,
                "InvalidRequest");
    }

    @Test
    void manyObjectsAreDeletedAtOnceWhetherTheyAreThereOrNot() {
        put("a", "1");
        put("b", "2");
        assertThat(s3.deleteObjects(request -> request.bucket(bucket)
                                .delete(d -> d.objects(identifier("a"), identifier("b"), identifier("c"))))
                        .deleted())
                .extracting(deleted -> deleted.key())
                .containsExactly("a", "b", "c");
        assertThat(keys("")).isEmpty();
    }

    @Test
    void keysAreListedInTheOrderOfTheirBytes() {
        List<String> keys = List.of("A", "a", "a!", "a/b", "\uffee", "\ud83d\ude00");
        keys.reversed().forEach(key -> put(key, ""));
        assertThat(keys("")).containsExactlyElementsOf(keys);
    }

    @Test
    void keysUpToADelimiterAreRolledUp() {
        List.of("a", "b/1", "b/2", "b/c/3", "d/4", "e").forEach(key -> put(key, ""));
        ListObjectsV2Response top =
                s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"));
        assertThat(top.contents()).extracting(S3Object::key).containsExactly("a", "e");
        assertThat(top.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/", "d/");
        assertThat(top.keyCount()).isEqualTo(4);
        ListObjectsV2Response below =
                s3.listObjectsV2(request -> request.bucket(bucket).prefix("b/").delimiter("/"));
        assertThat(below.contents()).extracting(S3Object::key).containsExactly("b/1", "b/2");
        assertThat(below.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/c/");
    }

    @Test
    void pagesOfAnySizeListEveryKeyAndPrefixOnce() {
        List.of("a", "b/1", "b/2", "c", "d/1", "d/2/x", "e").forEach(key -> put(key, ""));
        for (int size = 1; size < 7; size++) {
            int most = size;
            var pages = s3.listObjectsV2Paginator(
                    request -> request.bucket(bucket).delimiter("/").maxKeys(most));
            assertThat(pages.contents()).extracting(S3Object::key).containsExactly("a", "c", "e");
            assertThat(pages.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/", "d/");
        }
    }

    @Test
    void theOlderListingGoesOnFromItsMarker() {
        List.of("a", "b/1", "b/2", "c").forEach(key -> put(key, ""));
        var first =
                s3.listObjects(request -> request.bucket(bucket).delimiter("/").maxKeys(2));
        assertThat(first.nextMarker()).isEqualTo("b/");
        assertThat(s3.listObjects(
                                request -> request.bucket(bucket).delimiter("/").marker(first.nextMarker()))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("c");
    }

    @Test
    void aListingStartsAfterAName() {
        List.of("a", "b", "c").forEach(key -> put(key, ""));
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).startAfter("a"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b", "c");
    }

    @Test
    void everyVersionIsKeptAndListedNewestFirst() {
        versioned();
        String first = put("k", "one").versionId();
        String second = put("k", "two").versionId();
        s3.deleteObject(request -> request.bucket(bucket).key("k"));
        S3Exception gone = fails(() -> get("k"), 404, "NoSuchKey");
        assertThat(gone.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-delete-marker"))
                .contains("true");
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key("k").versionId(first))
                        .asUtf8String())
                .isEqualTo("one");
        var listed = s3.listObjectVersions(request -> request.bucket(bucket));
        assertThat(listed.versions()).extracting(version -> version.versionId()).containsExactly(second, first);
        assertThat(listed.deleteMarkers())
                .extracting(marker -> marker.isLatest())
                .containsExactly(true);
        fails(() -> s3.deleteBucket(request -> request.bucket(bucket)), 409, "BucketNotEmpty");
    }

    @Test
    void anObjectComesBackWhenItsDeleteMarkerIsDeleted() {
        versioned();
        put("k", "one");
        String marker =
                s3.deleteObject(request -> request.bucket(bucket).key("k")).versionId();
        s3.deleteObject(request -> request.bucket(bucket).key("k").versionId(marker));
        assertThat(get("k")).isEqualTo("one");
    }

    @Test
    void aSuspendedBucketReplacesItsNullVersionOnly() {
        put("k", "before");
        versioned();
        String kept = put("k", "kept").versionId();
        s3.putBucketVersioning(request ->
                request.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.SUSPENDED)));
        assertThat(put("k", "after").versionId()).isEqualTo("null");
        assertThat(s3.listObjectVersions(request -> request.bucket(bucket)).versions())
                .extracting(version -> version.versionId())
                .containsExactly("null", kept);
    }

    @Test
    void partsBecomeOneObject() {
        byte[] part = new byte[5 << 20];
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("big").contentType("x/y"))
                .uploadId();
        CompletedPart first = upload(upload, 1, part);
        CompletedPart last = upload(upload, 2, "end".getBytes(StandardCharsets.UTF_8));
        assertThat(s3.listParts(request -> request.bucket(bucket).key("big").uploadId(upload))
                        .parts())
                .extracting(listed -> listed.partNumber() + ":" + listed.size())
                .containsExactly("1:5242880", "2:3");
        String etag = complete(upload, first, last);
        assertThat(etag).matches("\"[0-9a-f]{32}-2\"");
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("big").partNumber(2));
        assertThat(head.partsCount()).isEqualTo(2);
        assertThat(head.contentLength()).isEqualTo(3);
        assertThat(head.contentType()).isEqualTo("x/y");
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .isEmpty();
    }

    @Test
    void anUploadIsCompletedFromItsOwnPartsInOrder() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("big"))
                .uploadId();
        CompletedPart first = upload(upload, 1, new byte[10]);
        CompletedPart second = upload(upload, 2, new byte[10]);
        fails(() -> complete(upload, second, first), 400, "InvalidPartOrder");
        fails(() -> complete(upload, first, second), 400, "EntityTooSmall");
        fails(() -> complete(upload, first.toBuilder().eTag("\"other\"").build()), 400, "InvalidPart");
        fails(() -> complete(upload, first.toBuilder().partNumber(7).build()), 400, "InvalidPart");
        s3.abortMultipartUpload(request -> request.bucket(bucket).key("big").uploadId(upload));
        fails(() -> complete(upload, first), 404, "NoSuchUpload");
    }

    private static CompletedPart upload(String bucket, String upload, int number, byte[] body) {
        String etag = s3.uploadPart(
                        request -> request.bucket(bucket)
                                .key("big")
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(body))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private CompletedPart upload(String upload, int number, byte[] body) {
        return upload(bucket, upload, number, body);
    }

    private String complete(String upload, CompletedPart... parts) {
        return s3.completeMultipartUpload(request ->
                        request.bucket(bucket).key("big").uploadId(upload).multipartUpload(m -> m.parts(parts)))
                .eTag();
    }

    private void versioned() {
        s3.putBucketVersioning(request ->
                request.bucket(bucket).versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
    }

    private PutObjectResponse put(String key, String body) {
        return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(body));
    }

    private String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }

    private String range(String range) {
        ResponseBytes<GetObjectResponse> part =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").range(range));
        return part.asUtf8String() + " " + part.response().contentRange();
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static ObjectIdentifier identifier(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    /** The error that a call ends with; {@code code} is null where the response has no body to tell it. */
    private static S3Exception fails(ThrowingCallable call, int status, String code) {
        S3Exception[] found = new S3Exception[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> found[0] = e);
        assertThat(found[0].statusCode()).isEqualTo(status);
        if (code != null) {
            assertThat(found[0].awsErrorDetails().errorCode()).isEqualTo(code);
        }
        return found[0];
    }
}
