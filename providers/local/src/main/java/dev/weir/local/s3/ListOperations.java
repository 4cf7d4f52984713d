package dev.weir.local.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.Reply;
import dev.weir.local.s3.storage.ObjectVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The three listings of a bucket's objects. */
final class ListOperations {
    private static final int MOST = 1000;

    private final Buckets buckets;

    ListOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void register(Map<String, Operation> operations) {
        operations.put("ListObjects", this::list);
        operations.put("ListObjectsV2", this::listNewer);
        operations.put("ListObjectVersions", this::listVersions);
    }

    private Reply list(Request request) {
        Bucket bucket = buckets.require(request);
        String marker = request.text("Marker", "");
        Page page = page(bucket, query(request, marker, true, "MaxKeys"));
        ObjectNode output = described(request, bucket, page);
        output.put("Marker", encoded(request, marker));
        contents(output, page, request, bucket, true);
        if (page.truncated() && request.text("Delimiter").isPresent()) {
            page.last().ifPresent(last -> output.put("NextMarker", encoded(request, last.name())));
        }
        return Reply.of(output);
    }

    private Reply listNewer(Request request) {
        Bucket bucket = buckets.require(request);
        if (request.input().has("ContinuationToken")
                && request.text("ContinuationToken").isEmpty()) {
            throw Errors.invalidArgument("The continuation token provided is incorrect");
        }
        Optional<String> token = request.text("ContinuationToken");
        String after = token.map(BucketOperations::decode).orElse(request.text("StartAfter", ""));
        Page page = page(bucket, query(request, after, token.isPresent(), "MaxKeys"));
        ObjectNode output = described(request, bucket, page);
        output.put("KeyCount", page.items().size());
        token.ifPresent(text -> output.put("ContinuationToken", text));
        request.text("StartAfter").ifPresent(text -> output.put("StartAfter", encoded(request, text)));
        contents(output, page, request, bucket, request.flag("FetchOwner"));
        if (page.truncated()) {
            page.last().ifPresent(last -> output.put("NextContinuationToken", BucketOperations.encode(last.name())));
        }
        return Reply.of(output);
    }

    private Reply listVersions(Request request) {
        Bucket bucket = buckets.require(request);
        String marker = request.text("KeyMarker", "");
        Optional<String> versionMarker = request.text("VersionIdMarker");
        if (versionMarker.isPresent() && marker.isEmpty()) {
            throw Errors.invalidArgument("A version-id marker cannot be specified without a key marker.");
        }
        Page.Query query = query(request, marker, true, "MaxKeys");
        Page page = page(
                bucket,
                new Page.Query(query.prefix(), query.delimiter(), marker, true, versionMarker, true, query.most()));
        ObjectNode output = described(request, bucket, page);
        output.put("KeyMarker", encoded(request, marker)).put("VersionIdMarker", versionMarker.orElse(""));
        versions(output, page, request, bucket);
        if (page.truncated()) {
            page.last().ifPresent(last -> nextMarkers(output, last, request));
        }
        return Reply.of(output);
    }

    private static void nextMarkers(ObjectNode output, Page.Item last, Request request) {
        output.put("NextKeyMarker", encoded(request, last.name()));
        if (last instanceof Page.Entry entry) {
            output.put("NextVersionIdMarker", entry.version().versionId());
        }
    }

    static Page.Query query(Request request, String after, boolean skipPrefix, String limit) {
        int most = request.number(limit, MOST);
        if (most < 0) {
            throw Errors.invalidArgument("Argument " + limit + " must be an integer between 0 and 2147483647");
        }
        return new Page.Query(
                request.text("Prefix", ""),
                request.text("Delimiter", ""),
                after,
                skipPrefix,
                Optional.empty(),
                false,
                Math.min(most, MOST));
    }

    private static Page page(Bucket bucket, Page.Query query) {
        return Page.of(bucket.objects().index().keys(), query);
    }

    private static ObjectNode described(Request request, Bucket bucket, Page page) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.put("Name", bucket.name()).put("IsTruncated", page.truncated());
        output.put("Prefix", encoded(request, request.text("Prefix", "")));
        request.text("Delimiter").ifPresent(text -> output.put("Delimiter", encoded(request, text)));
        request.text("EncodingType").ifPresent(text -> output.put("EncodingType", text));
        return output.put("MaxKeys", Math.min(request.number("MaxKeys", MOST), MOST));
    }

    private static void contents(ObjectNode output, Page page, Request request, Bucket bucket, boolean withOwner) {
        ArrayNode contents = JsonNodeFactory.instance.arrayNode();
        for (Page.Item item : page.items()) {
            if (item instanceof Page.Entry entry) {
                ObjectNode object = entry(entry.version(), request);
                if (withOwner) {
                    object.set("Owner", AccessControl.owner(bucket.account()));
                }
                contents.add(object);
            }
        }
        attach(output, "Contents", contents);
        attach(output, "CommonPrefixes", prefixes(page, request));
    }

    private static void versions(ObjectNode output, Page page, Request request, Bucket bucket) {
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        ArrayNode markers = JsonNodeFactory.instance.arrayNode();
        for (Page.Item item : page.items()) {
            if (item instanceof Page.Entry entry) {
                ObjectNode node = entry(entry.version(), request);
                node.put("VersionId", entry.version().versionId()).put("IsLatest", entry.latest());
                node.set("Owner", AccessControl.owner(bucket.account()));
                if (entry.version().deleteMarker()) {
                    markers.add(node.remove(List.of("ETag", "Size", "StorageClass")));
                } else {
                    versions.add(node);
                }
            }
        }
        attach(output, "Versions", versions);
        attach(output, "DeleteMarkers", markers);
        attach(output, "CommonPrefixes", prefixes(page, request));
    }

    private static ObjectNode entry(ObjectVersion version, Request request) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("Key", encoded(request, version.key())).put("LastModified", version.lastModified());
        entry.put("ETag", version.etag()).put("Size", version.size());
        entry.put("StorageClass", version.attributes().path("StorageClass").asText("STANDARD"));
        for (Checksum checksum : Checksum.values()) {
            if (version.attributes().has(checksum.member())) {
                entry.putArray("ChecksumAlgorithm").add(checksum.name());
                entry.set("ChecksumType", version.attributes().path("ChecksumType"));
            }
        }
        return entry;
    }

    static ArrayNode prefixes(Page page, Request request) {
        ArrayNode prefixes = JsonNodeFactory.instance.arrayNode();
        for (Page.Item item : page.items()) {
            if (item instanceof Page.CommonPrefix prefix) {
                prefixes.addObject().put("Prefix", encoded(request, prefix.name()));
            }
        }
        return prefixes;
    }

    static void attach(ObjectNode output, String member, ArrayNode items) {
        if (!items.isEmpty()) {
            output.set(member, items);
        }
    }

    /** Names as the request wants them: {@code encoding-type=url} keeps what XML cannot hold. */
    static String encoded(Request request, String name) {
        if (!request.text("EncodingType", "").equals("url")) {
            return name;
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
