package dev.weir.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.AwsException;
import dev.weir.local.s3.storage.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an object carries besides its body, from a request and into a response. */
final class Attributes {
    static final String TAGS = "Tags";
    static final String PART_SIZES = "PartSizes";
    private static final String KMS = "aws:kms";
    private static final int LARGEST_METADATA = 2048;
    private static final List<String> COPIED =
            List.of("CacheControl", "ContentDisposition", "ContentLanguage", "Expires", "WebsiteRedirectLocation");
    static final List<String> ENCRYPTION = List.of("ServerSideEncryption", "SSEKMSKeyId", "BucketKeyEnabled");
    private static final List<String> UNSUPPORTED =
            List.of("SSECustomerAlgorithm", "ObjectLockMode", "ObjectLockLegalHoldStatus", "WriteOffsetBytes");

    private final Buckets buckets;
    private final ObjectLock lock;

    Attributes(Buckets buckets, ObjectLock lock) {
        this.buckets = buckets;
        this.lock = lock;
    }

    /** The attributes that a request gives a new object. */
    ObjectNode of(Request request, Bucket bucket) {
        ObjectNode attributes = described(request);
        protect(request, bucket, attributes);
        request.text("StorageClass")
                .filter(name -> !name.equals("STANDARD"))
                .ifPresent(name -> attributes.put("StorageClass", name));
        request.text("Tagging").ifPresent(tagging -> attributes.set(TAGS, Tags.ofHeader(tagging)));
        return attributes;
    }

    /** Only what describes the content: what a copy takes over or replaces. */
    ObjectNode described(Request request) {
        UNSUPPORTED.stream().filter(member -> request.text(member).isPresent()).forEach(member -> {
            throw Errors.notImplemented();
        });
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        COPIED.stream()
                .filter(member -> request.input().hasNonNull(member))
                .forEach(member -> attributes.set(member, request.tree(member)));
        attributes.put("ContentType", request.text("ContentType", "binary/octet-stream"));
        contentEncoding(request).ifPresent(encoding -> attributes.put("ContentEncoding", encoding));
        ObjectNode metadata = metadata(request.tree("Metadata"));
        if (!metadata.isEmpty()) {
            attributes.set("Metadata", metadata);
        }
        return attributes;
    }

    /** Sets how the object is encrypted, as asked or as the bucket does by default, and how long the bucket keeps it. */
    void protect(Request request, Bucket bucket, ObjectNode attributes) {
        attributes.remove(ENCRYPTION);
        attributes.remove(ObjectLock.MEMBERS);
        lock.apply(bucket, attributes);
        if (request.text("ServerSideEncryption").isPresent()) {
            asked(request, bucket, attributes);
            return;
        }
        JsonNode rule = buckets.setting(bucket, "encryption")
                .map(setting -> setting.path("Rules").path(0))
                .orElse(JsonNodeFactory.instance.missingNode());
        JsonNode standard = rule.path("ApplyServerSideEncryptionByDefault");
        attributes.put("ServerSideEncryption", standard.path("SSEAlgorithm").asText("AES256"));
        if (standard.path("SSEAlgorithm").asText().startsWith(KMS)) {
            attributes.put("SSEKMSKeyId", keyArn(standard.path("KMSMasterKeyID").asText(), bucket));
        }
        if (rule.path("BucketKeyEnabled").asBoolean()) {
            attributes.put("BucketKeyEnabled", true);
        }
    }

    private static void asked(Request request, Bucket bucket, ObjectNode attributes) {
        String algorithm = request.text("ServerSideEncryption", "");
        if (!algorithm.startsWith(KMS) && request.text("SSEKMSKeyId").isPresent()) {
            throw Errors.invalidArgument(
                    "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption :"
                            + " aws:kms");
        }
        attributes.put("ServerSideEncryption", algorithm);
        if (algorithm.startsWith(KMS)) {
            attributes.put("SSEKMSKeyId", keyArn(request.text("SSEKMSKeyId", ""), bucket));
        }
        if (algorithm.equals(KMS) && request.flag("BucketKeyEnabled")) {
            attributes.put("BucketKeyEnabled", true);
        }
    }

    /** S3 answers with the key's ARN, whatever it was named by; without a name it takes the account's own key for S3. */
    private static String keyArn(String name, Bucket bucket) {
        if (name.startsWith("arn:") && !name.contains(":alias/")) {
            return name;
        }
        String alias = name.isEmpty() ? "alias/aws/s3" : name.substring(name.lastIndexOf(':') + 1);
        String id = alias.startsWith("alias/")
                ? UUID.nameUUIDFromBytes(alias.getBytes(StandardCharsets.UTF_8)).toString()
                : name;
        return "arn:aws:kms:" + bucket.region() + ":" + bucket.account() + ":key/" + id;
    }

    /** The members that any response about a version has: its id and how it is encrypted. */
    static ObjectNode written(Bucket bucket, ObjectVersion version) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        copy(version.attributes(), output, ENCRYPTION);
        if (bucket.knowsVersions()) {
            output.put("VersionId", version.versionId());
        }
        return output;
    }

    static void copyChecksums(ObjectNode from, ObjectNode to) {
        for (Checksum checksum : Checksum.values()) {
            copy(from, to, List.of(checksum.member()));
        }
        copy(from, to, List.of("ChecksumType"));
    }

    static void copy(ObjectNode from, ObjectNode to, List<String> members) {
        members.stream().filter(from::hasNonNull).forEach(member -> to.set(member, from.get(member)));
    }

    private static Optional<String> contentEncoding(Request request) {
        return request.text("ContentEncoding")
                .map(value -> value.replaceAll("(?i),?\\s*aws-chunked|aws-chunked\\s*,?", "")
                        .strip())
                .filter(value -> !value.isEmpty());
    }

    private static ObjectNode metadata(JsonNode given) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        int size = 0;
        for (var entry : given.properties()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            metadata.put(name, entry.getValue().asText());
            size += name.length() + entry.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > LARGEST_METADATA) {
            throw new AwsException(
                    "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }
}
