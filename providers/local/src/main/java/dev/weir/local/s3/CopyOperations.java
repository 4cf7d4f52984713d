package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.ObjectStorage;
import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Copies of objects, made without reading them where nothing has to be computed. */
final class CopyOperations {
    private static final List<String> KEPT = List.of(
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "ContentType",
            "Expires",
            "Metadata");

    private final Buckets buckets;
    private final ObjectStorage storage;
    private final Attributes attributes;
    private final AccessControl access;
    private final Clock clock;

    CopyOperations(Buckets buckets, ObjectStorage storage, AccessControl access, ObjectLock lock, Clock clock) {
        this.buckets = buckets;
        this.storage = storage;
        this.attributes = new Attributes(buckets, lock);
        this.access = access;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CopyObject", this::copy);
    }

    private Reply copy(Request request) throws IOException {
        Bucket bucket = buckets.require(request);
        String key = Versions.key(request);
        CopySource source = CopySource.of(request);
        Bucket from = buckets.require(source.bucket(), request.text("ExpectedSourceBucketOwner"));
        access.checkObjectAcl(request, bucket);
        refuseIdle(request, source);
        try (StagedFile staged = storage.stage()) {
            ObjectVersion original = stage(request, source, from, staged);
            ObjectNode described = describe(request, bucket, original);
            String etag = content(request, original, staged, described);
            ObjectVersion version = bucket.objects().put(key, staged, newest -> {
                Conditions.forWrite(request, newest);
                return version(bucket, key, etag, original, described);
            });
            return Reply.of(output(bucket, from, original, version));
        }
    }

    private static ObjectVersion stage(Request request, CopySource source, Bucket from, StagedFile staged) {
        return from.objects()
                .stage(
                        index -> {
                            ObjectVersion version = Versions.readable(index, source.key(), source.versionId());
                            Conditions.forRead(request, "CopySource", version);
                            return version;
                        },
                        staged);
    }

    private ObjectNode describe(Request request, Bucket bucket, ObjectVersion original) {
        ObjectNode described;
        if (replaces(request, "MetadataDirective")) {
            described = attributes.described(request);
        } else {
            described = JsonNodeFactory.instance.objectNode();
            Attributes.copy(original.attributes(), described, KEPT);
        }
        request.text("WebsiteRedirectLocation").ifPresent(place -> described.put("WebsiteRedirectLocation", place));
        request.text("StorageClass")
                .filter(name -> !name.equals("STANDARD"))
                .ifPresent(name -> described.put("StorageClass", name));
        attributes.protect(request, bucket, described);
        if (!replaces(request, "TaggingDirective")) {
            Attributes.copy(original.attributes(), described, List.of(Attributes.TAGS));
        } else {
            request.text("Tagging").ifPresent(tagging -> described.set(Attributes.TAGS, Tags.ofHeader(tagging)));
        }
        return described;
    }

    /** A copy is one body even of an object made of parts, so its ETag and checksum may have to be computed. */
    private static String content(Request request, ObjectVersion original, StagedFile staged, ObjectNode described)
            throws IOException {
        boolean inParts = original.attributes().has(Attributes.PART_SIZES);
        var wanted = Received.algorithm(request)
                .filter(checksum -> !original.attributes().has(checksum.member()));
        if (!inParts && wanted.isEmpty()) {
            Attributes.copyChecksums(original.attributes(), described);
            return original.etag();
        }
        try (InputStream in = Files.newInputStream(staged.path())) {
            Received received = Received.digest(in, wanted.orElse(Checksum.CRC64NVME));
            received.describe(described);
            described.put("ChecksumType", "FULL_OBJECT");
            return received.etag();
        }
    }

    private ObjectVersion version(
            Bucket bucket, String key, String etag, ObjectVersion original, ObjectNode described) {
        long now = clock.instant().getEpochSecond();
        return new ObjectVersion(key, bucket.nextVersionId(), false, etag, original.size(), now, described);
    }

    private static ObjectNode output(Bucket bucket, Bucket from, ObjectVersion original, ObjectVersion version) {
        ObjectNode output = Attributes.written(bucket, version);
        if (from.knowsVersions()) {
            output.put("CopySourceVersionId", original.versionId());
        }
        ObjectNode result = output.putObject("CopyObjectResult");
        result.put("ETag", version.etag()).put("LastModified", version.lastModified());
        Attributes.copyChecksums(version.attributes(), result);
        return output;
    }

    private static void refuseIdle(Request request, CopySource source) {
        boolean changes = replaces(request, "MetadataDirective")
                || List.of("StorageClass", "WebsiteRedirectLocation", "ServerSideEncryption").stream()
                        .anyMatch(member -> request.text(member).isPresent());
        if (source.isSameAs(request) && !changes) {
            throw Errors.invalidRequest("This copy request is illegal because it is trying to copy an object to itself"
                    + " without changing the object's metadata, storage class, website redirect location or encryption"
                    + " attributes.");
        }
    }

    private static boolean replaces(Request request, String directive) {
        return request.text(directive, "COPY").equals("REPLACE");
    }
}
