package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.BucketObjects.OpenObject;
import dev.weir.local.s3.storage.ObjectStorage;
import dev.weir.local.s3.storage.ObjectVersion;
import dev.weir.local.s3.storage.StagedFile;
import dev.weir.local.s3.storage.VersionIndex;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Multipart uploads up to their completion. */
final class MultipartOperations {
    private static final int LAST_PART = 10_000;
    private static final int PAGE = 1000;

    private final Buckets buckets;
    private final Uploads uploads;
    private final ObjectStorage storage;
    private final Attributes attributes;
    private final AccessControl access;
    private final Clock clock;

    MultipartOperations(
            Buckets buckets,
            Uploads uploads,
            ObjectStorage storage,
            AccessControl access,
            ObjectLock lock,
            Clock clock) {
        this.buckets = buckets;
        this.uploads = uploads;
        this.storage = storage;
        this.attributes = new Attributes(buckets, lock);
        this.access = access;
        this.clock = clock;
    }

    void register(Map<String, Operation> operations) {
        operations.put("CreateMultipartUpload", this::create);
        operations.put("UploadPart", this::uploadPart);
        operations.put("UploadPartCopy", this::copyPart);
        operations.put("AbortMultipartUpload", this::abort);
        operations.put("ListParts", this::listParts);
        operations.put("ListMultipartUploads", this::listUploads);
    }

    private Reply create(Request request) {
        Bucket bucket = buckets.require(request);
        access.checkObjectAcl(request, bucket);
        Checksum checksum = Received.algorithm(request).orElse(Checksum.CRC64NVME);
        String type = request.text("ChecksumType", checksum == Checksum.CRC64NVME ? "FULL_OBJECT" : "COMPOSITE");
        if (type.equals("FULL_OBJECT") ? !checksum.isCyclic() : checksum == Checksum.CRC64NVME) {
            throw Errors.invalidRequest(
                    "The " + type + " checksum type cannot be used with the " + checksum + " checksum algorithm.");
        }
        ObjectNode upload = JsonNodeFactory.instance.objectNode().put("Bucket", bucket.name());
        upload.put("Key", Versions.key(request))
                .put("Initiated", clock.instant().getEpochSecond());
        upload.put("ChecksumAlgorithm", checksum.name()).put("ChecksumType", type);
        upload.set("Attributes", attributes.of(request, bucket));
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Bucket", bucket.name());
        output.put("Key", request.key()).put("UploadId", uploads.create(upload));
        Attributes.copy((ObjectNode) upload.path("Attributes"), output, Attributes.ENCRYPTION);
        Attributes.copy(upload, output, List.of("ChecksumAlgorithm", "ChecksumType"));
        return Reply.of(output);
    }

    private Reply uploadPart(Request request) throws IOException {
        buckets.require(request);
        ObjectNode upload = uploads.require(request);
        int number = number(request);
        try (StagedFile staged = storage.stage()) {
            Received received = Received.body(request.withAlgorithm(upload), staged.path());
            ObjectNode part = add(request, number, received, staged);
            ObjectNode output = JsonNodeFactory.instance.objectNode();
            Attributes.copy((ObjectNode) upload.path("Attributes"), output, Attributes.ENCRYPTION);
            output.set("ETag", part.get("ETag"));
            received.describe(output);
            return Reply.of(output);
        }
    }

    private Reply copyPart(Request request) throws IOException {
        buckets.require(request);
        ObjectNode upload = uploads.require(request);
        CopySource source = CopySource.of(request);
        Bucket from = buckets.require(source.bucket(), request.text("ExpectedSourceBucketOwner"));
        try (StagedFile staged = storage.stage();
                OpenObject object = open(request, source, from);
                InputStream in = new ChannelPayload(object.body(), range(request, object.version())).open()) {
            Checksum checksum =
                    Checksum.valueOf(upload.path("ChecksumAlgorithm").asText());
            Received received = Received.write(in, staged.path(), checksum);
            ObjectNode part = add(request, number(request), received, staged);
            ObjectNode output = JsonNodeFactory.instance.objectNode();
            ObjectNode result = output.putObject("CopyPartResult");
            result.set("ETag", part.get("ETag"));
            result.set("LastModified", part.get("LastModified"));
            received.describe(result);
            return Reply.of(output);
        }
    }

    private static OpenObject open(Request request, CopySource source, Bucket from) {
        return from.objects().open(index -> {
            ObjectVersion version = Versions.readable(index, source.key(), source.versionId());
            Conditions.forRead(request, "CopySource", version);
            return version;
        });
    }

    private static ByteRange range(Request request, ObjectVersion version) {
        return request.text("CopySourceRange")
                .map(header -> ByteRange.of(header, version.size())
                        .orElseThrow(() -> Errors.invalidArgument(
                                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
                                        + " last are the zero-based offsets of the first and last bytes to copy")))
                .orElse(new ByteRange(0, version.size()));
    }

    private ObjectNode add(Request request, int number, Received received, StagedFile staged) throws IOException {
        ObjectNode part = JsonNodeFactory.instance.objectNode().put("PartNumber", number);
        part.put("ETag", received.etag()).put("Size", received.size());
        part.put("LastModified", clock.instant().getEpochSecond());
        received.describe(part);
        uploads.addPart(request, number, part, staged.path());
        return part;
    }

    private static int number(Request request) {
        int number = request.number("PartNumber", 0);
        if (number < 1 || number > LAST_PART) {
            throw Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        return number;
    }

    private Reply abort(Request request) {
        buckets.require(request);
        String uploadId = uploads.require(request).path("UploadId").asText();
        var lock = uploads.lock(uploadId);
        try {
            uploads.remove(uploadId);
        } finally {
            lock.unlock();
        }
        return Reply.of(JsonNodeFactory.instance.objectNode());
    }

    private Reply listParts(Request request) {
        Bucket bucket = buckets.require(request);
        ObjectNode upload = uploads.require(request);
        int marker = request.number("PartNumberMarker", 0);
        int most = Math.min(request.number("MaxParts", PAGE), PAGE);
        List<ObjectNode> rest = uploads.parts(upload.path("UploadId").asText()).stream()
                .filter(part -> part.path("PartNumber").asInt() > marker)
                .toList();
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Bucket", bucket.name());
        Attributes.copy(upload, output, List.of("Key", "UploadId", "ChecksumAlgorithm", "ChecksumType"));
        output.put("PartNumberMarker", marker).put("MaxParts", most).put("IsTruncated", rest.size() > most);
        people(output, bucket);
        ArrayNode parts = output.putArray("Parts");
        rest.stream().limit(most).forEach(part -> parts.add(part.remove(List.of("File"))));
        if (!parts.isEmpty()) {
            output.set("NextPartNumberMarker", parts.path(parts.size() - 1).path("PartNumber"));
        }
        return Reply.of(output);
    }

    private Reply listUploads(Request request) {
        Bucket bucket = buckets.require(request);
        String marker = request.text("KeyMarker", "");
        Page.Query query = ListOperations.query(request, marker, true, "MaxUploads");
        Optional<String> uploadMarker = marker.isEmpty() ? Optional.empty() : request.text("UploadIdMarker");
        Page page = Page.of(
                byKey(bucket),
                new Page.Query(query.prefix(), query.delimiter(), marker, true, uploadMarker, true, query.most()));
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Bucket", bucket.name());
        output.put("KeyMarker", ListOperations.encoded(request, marker));
        output.put("UploadIdMarker", uploadMarker.orElse(""));
        output.put("Prefix", ListOperations.encoded(request, query.prefix()));
        request.text("Delimiter").ifPresent(text -> output.put("Delimiter", ListOperations.encoded(request, text)));
        request.text("EncodingType").ifPresent(text -> output.put("EncodingType", text));
        output.put("MaxUploads", query.most()).put("IsTruncated", page.truncated());
        output.set("Uploads", listed(page, request, bucket));
        ListOperations.attach(output, "CommonPrefixes", ListOperations.prefixes(page, request));
        page.last().filter(last -> page.truncated()).ifPresent(last -> {
            output.put("NextKeyMarker", ListOperations.encoded(request, last.name()));
            output.put(
                    "NextUploadIdMarker",
                    last instanceof Page.Entry entry ? entry.version().versionId() : "");
        });
        return Reply.of(output);
    }

    /** Uploads are listed as versions of their keys are, the earliest first. */
    private NavigableMap<String, List<ObjectVersion>> byKey(Bucket bucket) {
        NavigableMap<String, List<ObjectVersion>> keys = new TreeMap<>(VersionIndex.ORDER);
        for (ObjectNode upload : uploads.of(bucket.name())) {
            String key = upload.path("Key").asText();
            keys.computeIfAbsent(key, absent -> new ArrayList<>())
                    .add(new ObjectVersion(
                            key,
                            upload.path("UploadId").asText(),
                            false,
                            "",
                            0,
                            upload.path("Initiated").asLong(),
                            upload));
        }
        keys.values()
                .forEach(list -> list.sort(
                        Comparator.comparing(ObjectVersion::lastModified).thenComparing(ObjectVersion::versionId)));
        return keys;
    }

    private static ArrayNode listed(Page page, Request request, Bucket bucket) {
        ArrayNode uploads = JsonNodeFactory.instance.arrayNode();
        for (Page.Item item : page.items()) {
            if (item instanceof Page.Entry entry) {
                ObjectNode upload = uploads.addObject();
                Attributes.copy(
                        entry.version().attributes(),
                        upload,
                        List.of("UploadId", "Initiated", "ChecksumAlgorithm", "ChecksumType"));
                upload.put("Key", ListOperations.encoded(request, entry.name()));
                people(upload, bucket);
            }
        }
        return uploads;
    }

    private static void people(ObjectNode output, Bucket bucket) {
        output.put("StorageClass", "STANDARD");
        output.set("Owner", AccessControl.owner(bucket.account()));
        output.set("Initiator", AccessControl.owner(bucket.account()));
    }
}
