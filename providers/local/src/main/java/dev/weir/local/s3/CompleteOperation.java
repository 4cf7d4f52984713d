package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.ObjectStorage;
import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.StagedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/** Makes one object of a multipart upload's parts. */
final class CompleteOperation {
    private static final long SMALLEST_PART = 5L << 20;

    private final Buckets buckets;
    private final Uploads uploads;
    private final ObjectStorage storage;
    private final Clock clock;

    CompleteOperation(Buckets buckets, Uploads uploads, ObjectStorage storage, Clock clock) {
        this.buckets = buckets;
        this.uploads = uploads;
        this.storage = storage;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CompleteMultipartUpload", this::complete);
    }

    private Reply complete(Request request) throws IOException {
        Bucket bucket = buckets.require(request);
        String uploadId = uploads.require(request).path("UploadId").asText();
        Lock lock = uploads.lock(uploadId);
        try {
            ObjectNode upload = uploads.require(request);
            Conditions.forWrite(request, bucket.objects().index().latest(request.key()));
            List<ObjectNode> parts = parts(request, uploadId);
            ObjectVersion version = join(request, bucket, upload, parts);
            uploads.remove(uploadId);
            return Reply.of(output(bucket, version));
        } finally {
            lock.unlock();
        }
    }

    private ObjectVersion join(Request request, Bucket bucket, ObjectNode upload, List<ObjectNode> parts)
            throws IOException {
        ObjectNode attributes = (ObjectNode) upload.path("Attributes");
        ArrayNode sizes = attributes.putArray(Attributes.PART_SIZES);
        parts.forEach(part -> sizes.add(part.get("Size")));
        try (StagedFile staged = storage.stage()) {
            long size = concatenate(upload, parts, staged.path());
            checkSize(request, size);
            checksum(request, upload, parts, staged.path(), attributes);
            return bucket.objects().put(request.key(), staged, newest -> {
                Conditions.forWrite(request, newest);
                return new ObjectVersion(
                        request.key(),
                        bucket.nextVersionId(),
                        false,
                        etag(parts),
                        size,
                        clock.instant().getEpochSecond(),
                        attributes);
            });
        }
    }

    /** The parts that the request lists, found to be those that were uploaded. */
    private List<ObjectNode> parts(Request request, String uploadId) {
        JsonNode listed = request.tree("MultipartUpload").path("Parts");
        if (listed.isEmpty()) {
            throw Errors.malformedXml();
        }
        List<ObjectNode> parts = new ArrayList<>();
        int previous = 0;
        for (JsonNode wanted : listed) {
            int number = wanted.path("PartNumber").asInt();
            if (number <= previous) {
                throw new AwsException(
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            parts.add(uploads.part(uploadId, number)
                    .filter(part -> isMeant(part, wanted))
                    .orElseThrow(CompleteOperation::invalidPart));
            previous = number;
        }
        checkSizes(parts);
        return parts;
    }

    private static boolean isMeant(ObjectNode part, JsonNode wanted) {
        boolean sameEtag = bare(part.path("ETag")).equals(bare(wanted.path("ETag")));
        for (Checksum checksum : Checksum.values()) {
            JsonNode given = wanted.path(checksum.member());
            if (part.has(checksum.member()) && given.isTextual() && !given.equals(part.get(checksum.member()))) {
                return false;
            }
        }
        return sameEtag;
    }

    private static String bare(JsonNode etag) {
        return etag.asText().replace("\"", "");
    }

    private static void checkSizes(List<ObjectNode> parts) {
        for (ObjectNode part : parts.subList(0, parts.size() - 1)) {
            if (part.path("Size").asLong() < SMALLEST_PART) {
                throw new AwsException(
                        "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
        }
    }

    private static void checkSize(Request request, long size) {
        if (request.input().has("MpuObjectSize")
                && request.tree("MpuObjectSize").asLong() != size) {
            throw Errors.invalidRequest("The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }
    }

    private long concatenate(ObjectNode upload, List<ObjectNode> parts, Path target) throws IOException {
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (ObjectNode part : parts) {
                Path file = uploads.file(upload.path("UploadId").asText(), part);
                try (FileChannel in = FileChannel.open(file)) {
                    long copied = 0;
                    while (copied < in.size()) {
                        copied += in.transferTo(copied, in.size() - copied, out);
                    }
                }
            }
            return out.position();
        }
    }

    private static String etag(List<ObjectNode> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(HexFormat.of().parseHex(bare(part.path("ETag")))));
        byte[] digest = Checksum.MD5.of(digests.toByteArray());
        return "\"" + HexFormat.of().formatHex(digest) + "-" + parts.size() + "\"";
    }

    private static void checksum(
            Request request, ObjectNode upload, List<ObjectNode> parts, Path whole, ObjectNode attributes)
            throws IOException {
        Checksum checksum = Checksum.valueOf(upload.path("ChecksumAlgorithm").asText());
        boolean composite = upload.path("ChecksumType").asText().equals("COMPOSITE");
        String value = composite ? composite(checksum, parts) : full(checksum, whole);
        String given = request.text(checksum.member(), value);
        if (!given.equals(value) && !value.startsWith(given + "-")) {
            throw new AwsException(
                    "BadDigest", "The " + checksum + " you specified did not match the calculated checksum.");
        }
        attributes.put(checksum.member(), value).set("ChecksumType", upload.get("ChecksumType"));
    }

    private static String composite(Checksum checksum, List<ObjectNode> parts) {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        parts.forEach(part -> values.writeBytes(
                Base64.getDecoder().decode(part.path(checksum.member()).asText())));
        return Base64.getEncoder().encodeToString(checksum.of(values.toByteArray())) + "-" + parts.size();
    }

    private static String full(Checksum checksum, Path whole) throws IOException {
        try (var in = Files.newInputStream(whole)) {
            return Received.digest(in, checksum).value();
        }
    }

    private static ObjectNode output(Bucket bucket, ObjectVersion version) {
        ObjectNode output = Attributes.written(bucket, version);
        output.put("Bucket", bucket.name()).put("Key", version.key()).put("ETag", version.etag());
        output.put("Location", "/" + bucket.name() + "/" + version.key());
        Attributes.copyChecksums(version.attributes(), output);
        return output;
    }

    private static AwsException invalidPart() {
        return new AwsException(
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }
}
