package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Payload;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.BucketObjects.OpenObject;
import dev.weir.local.s3.storage.ObjectStorage;
import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.StagedFile;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects, written and read whole. */
final class ObjectOperations {
    private static final List<String> CONTENT = List.of(
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "ContentType",
            "Expires",
            "WebsiteRedirectLocation",
            "StorageClass",
            "ObjectLockMode",
            "ObjectLockRetainUntilDate",
            "Metadata");
    private static final Map<String, String> OVERRIDES = Map.of(
            "ResponseCacheControl", "CacheControl",
            "ResponseContentDisposition", "ContentDisposition",
            "ResponseContentEncoding", "ContentEncoding",
            "ResponseContentLanguage", "ContentLanguage",
            "ResponseContentType", "ContentType",
            "ResponseExpires", "Expires");

    private final Buckets buckets;
    private final ObjectStorage storage;
    private final Attributes attributes;
    private final AccessControl access;
    private final Clock clock;

    ObjectOperations(Buckets buckets, ObjectStorage storage, AccessControl access, ObjectLock lock, Clock clock) {
        this.buckets = buckets;
        this.storage = storage;
        this.attributes = new Attributes(buckets, lock);
        this.access = access;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("PutObject", this::put);
        operations.put("GetObject", this::get);
        operations.put("HeadObject", this::head);
        operations.put("GetObjectAttributes", this::attributes);
    }

    private Reply put(Request request) throws IOException {
        Bucket bucket = buckets.require(request);
        String key = Versions.key(request);
        access.checkObjectAcl(request, bucket);
        ObjectNode described = attributes.of(request, bucket);
        Optional<ObjectVersion> before = bucket.objects().index().latest(key);
        Conditions.forWrite(request, before);
        try (StagedFile staged = storage.stage()) {
            Received received = Received.body(request, staged.path());
            received.describe(described);
            described.put("ChecksumType", "FULL_OBJECT");
            ObjectVersion version = bucket.objects().put(key, staged, newest -> {
                Conditions.stillForWrite(request, before, newest);
                return version(bucket, key, received, described);
            });
            ObjectNode output = Attributes.written(bucket, version).put("ETag", version.etag());
            Attributes.copyChecksums(version.attributes(), output);
            return Reply.of(output);
        }
    }

    private ObjectVersion version(Bucket bucket, String key, Received received, ObjectNode described) {
        return new ObjectVersion(
                key,
                bucket.nextVersionId(),
                false,
                received.etag(),
                received.size(),
                clock.instant().getEpochSecond(),
                described);
    }

    private Reply get(Request request) {
        Bucket bucket = buckets.require(request);
        OpenObject object = bucket.objects().open(index -> {
            ObjectVersion version = Versions.readable(index, request.key(), request.versionId());
            Conditions.forRead(request, "", version);
            part(request, version);
            return version;
        });
        ByteRange range = part(request, object.version())
                .orElse(new ByteRange(0, object.version().size()));
        return reply(request, bucket, object.version(), new ChannelPayload(object.body(), range));
    }

    private Reply head(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectVersion version = Versions.readable(bucket.objects().index(), request.key(), request.versionId());
        Conditions.forRead(request, "", version);
        return reply(request, bucket, version, Payload.empty());
    }

    private Reply reply(Request request, Bucket bucket, ObjectVersion version, Payload body) {
        Optional<ByteRange> part = part(request, version);
        ObjectNode output = members(request, bucket, version);
        output.put("ContentLength", part.map(ByteRange::length).orElse(version.size()));
        part.ifPresent(range -> output.put("ContentRange", range.contentRange(version.size())));
        Reply reply = Reply.of(output, body);
        return part.isPresent() ? reply.withStatus(206) : reply;
    }

    private static ObjectNode members(Request request, Bucket bucket, ObjectVersion version) {
        ObjectNode output = Attributes.written(bucket, version);
        output.put("AcceptRanges", "bytes").put("ETag", version.etag()).put("LastModified", version.lastModified());
        Attributes.copy(version.attributes(), output, CONTENT);
        OVERRIDES.forEach((override, member) -> request.text(override).ifPresent(value -> output.put(member, value)));
        if (request.text("ChecksumMode", "").equals("ENABLED")
                && !request.input().has("Range")) {
            Attributes.copyChecksums(version.attributes(), output);
        }
        JsonNode parts = version.attributes().path(Attributes.PART_SIZES);
        if (request.input().has("PartNumber") && !parts.isEmpty()) {
            output.put("PartsCount", parts.size());
        }
        JsonNode tags = version.attributes().path(Attributes.TAGS);
        if (!tags.isEmpty()) {
            output.put("TagCount", tags.size());
        }
        return output;
    }

    /** The range that is asked for, in bytes or as the number of a part. */
    private static Optional<ByteRange> part(Request request, ObjectVersion version) {
        if (!request.input().has("PartNumber")) {
            return request.text("Range").flatMap(header -> ByteRange.of(header, version.size()));
        }
        JsonNode sizes = version.attributes().path(Attributes.PART_SIZES);
        int number = request.number("PartNumber", 1);
        if (number < 1 || number > Math.max(1, sizes.size())) {
            throw new AwsException("InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
        }
        if (sizes.isEmpty()) {
            return version.size() == 0 ? Optional.empty() : Optional.of(new ByteRange(0, version.size()));
        }
        long offset = 0;
        for (int i = 0; i < number - 1; i++) {
            offset += sizes.path(i).asLong();
        }
        return Optional.of(new ByteRange(offset, sizes.path(number - 1).asLong()));
    }

    private Reply attributes(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectVersion version = Versions.readable(bucket.objects().index(), request.key(), request.versionId());
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("LastModified", version.lastModified());
        if (bucket.knowsVersions()) {
            output.put("VersionId", version.versionId());
        }
        for (JsonNode wanted : request.tree("ObjectAttributes")) {
            attribute(wanted.asText(), version, output);
        }
        return Reply.of(output);
    }

    private static void attribute(String name, ObjectVersion version, ObjectNode output) {
        JsonNode sizes = version.attributes().path(Attributes.PART_SIZES);
        switch (name) {
            case "ETag" -> output.put("ETag", version.etag().replace("\"", ""));
            case "ObjectSize" -> output.put("ObjectSize", version.size());
            case "StorageClass" ->
                output.put(
                        "StorageClass",
                        version.attributes().path("StorageClass").asText("STANDARD"));
            case "Checksum" -> Attributes.copyChecksums(version.attributes(), output.putObject("Checksum"));
            case "ObjectParts" -> {
                if (!sizes.isEmpty()) {
                    output.putObject("ObjectParts").put("TotalPartsCount", sizes.size());
                }
            }
            default -> throw Errors.invalidArgument("Invalid attribute name specified.");
        }
    }
}
