package dev.weir.aws.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The IAM actions that operations need, as the Service Authorization Reference lists them. An operation that is not in the table
 * needs the action of its own name.
 */
public final class Permissions {
    /**
     * What one operation needs.
     *
     * @param always allowed together
     * @param sometimes further actions, by the case in which they are needed
     */
    public record Needs(List<String> always, Map<String, String> sometimes) {
        public Needs {
            always = List.copyOf(always);
            sometimes = Map.copyOf(sometimes);
        }

        /** All of them in words, such as {@code glue:CreateJob, and iam:PassRole on the role}. */
        String inWords() {
            StringBuilder words = new StringBuilder(String.join(" and ", always));
            new TreeMap<>(sometimes)
                    .forEach((when, action) ->
                            words.append("; ").append(when).append(", ").append(action));
            return words.toString();
        }
    }

    private static final Map<String, String> WITH_TAGS = Map.of("with tags", "glue:TagResource");
    private static final String ROLE = "iam:PassRole on the role";
    private static final String KEYS = "with a KMS key";

    private static final Map<String, Needs> TABLE = Map.ofEntries(
            entry(
                    "athena:StartQueryExecution",
                    Map.of(
                            "for the result and the data",
                                    "s3:GetBucketLocation, s3:GetObject, s3:ListBucket and s3:PutObject",
                            "for the tables", "glue:GetDatabase, glue:GetTable and glue:GetPartitions")),
            entry("glue:CreateCrawler", WITH_TAGS, "glue:CreateCrawler", ROLE),
            entry("glue:CreateDatabase", WITH_TAGS),
            entry("glue:CreateJob", WITH_TAGS, "glue:CreateJob", ROLE),
            entry("glue:CreateRegistry", WITH_TAGS),
            entry("glue:CreateSchema", WITH_TAGS),
            entry("glue:CreateTable", Map.of("with a schema", "glue:GetSchemaVersion")),
            entry("glue:UpdateCrawler", Map.of(), "glue:UpdateCrawler", ROLE),
            entry("glue:UpdateJob", Map.of(), "glue:UpdateJob", ROLE),
            entry("glue:UpdateTable", Map.of("with a schema", "glue:GetSchemaVersion")),
            entry(
                    "iam:CreateRole",
                    Map.of("with tags", "iam:TagRole", "with a boundary", "iam:PutRolePermissionsBoundary")),
            entry("kinesis:CreateStream", Map.of("with tags", "kinesis:AddTagsToStream")),
            entry("kinesis:RegisterStreamConsumer", Map.of("with tags", "kinesis:TagResource")),
            entry("kinesis:GetRecords", Map.of(KEYS, "kms:Decrypt")),
            entry("kinesis:PutRecords", Map.of(KEYS, "kms:GenerateDataKey")),
            entry("kinesis:StartStreamEncryption", Map.of(KEYS, "kms:DescribeKey")),
            same("s3:AbortMultipartUpload"),
            entry(
                    "s3:CopyObject",
                    Map.of("with tags", "s3:GetObjectTagging and s3:PutObjectTagging"),
                    "s3:GetObject",
                    "s3:PutObject"),
            entry("s3:CompleteMultipartUpload", Map.of(), "s3:PutObject"),
            entry(
                    "s3:CreateBucket",
                    Map.of("with tags", "s3:TagResource", "with object lock", "s3:PutBucketObjectLockConfiguration")),
            entry("s3:CreateMultipartUpload", Map.of(KEYS, "kms:GenerateDataKey and kms:Decrypt"), "s3:PutObject"),
            same("s3:DeleteBucket"),
            entry("s3:DeleteBucketCors", Map.of(), "s3:PutBucketCORS"),
            entry("s3:DeleteBucketEncryption", Map.of(), "s3:PutEncryptionConfiguration"),
            entry("s3:DeleteBucketLifecycle", Map.of(), "s3:PutLifecycleConfiguration"),
            entry("s3:DeleteBucketOwnershipControls", Map.of(), "s3:PutBucketOwnershipControls"),
            same("s3:DeleteBucketPolicy"),
            entry("s3:DeleteBucketTagging", Map.of(), "s3:PutBucketTagging"),
            same("s3:DeleteObject"),
            same("s3:DeleteObjectTagging"),
            entry("s3:DeleteObjects", Map.of("with versions", "s3:DeleteObjectVersion"), "s3:DeleteObject"),
            entry("s3:DeletePublicAccessBlock", Map.of(), "s3:PutBucketPublicAccessBlock"),
            same("s3:GetBucketAbac"),
            entry("s3:GetBucketCors", Map.of(), "s3:GetBucketCORS"),
            entry("s3:GetBucketEncryption", Map.of(), "s3:GetEncryptionConfiguration"),
            entry("s3:GetBucketLifecycleConfiguration", Map.of(), "s3:GetLifecycleConfiguration"),
            same("s3:GetBucketLocation"),
            same("s3:GetBucketLogging"),
            entry("s3:GetBucketNotificationConfiguration", Map.of(), "s3:GetBucketNotification"),
            same("s3:GetBucketOwnershipControls"),
            same("s3:GetBucketPolicy"),
            same("s3:GetBucketTagging"),
            same("s3:GetBucketVersioning"),
            entry("s3:GetObject", Map.of(KEYS, "kms:Decrypt", "for objects that do not exist", "s3:ListBucket")),
            entry("s3:GetObjectLockConfiguration", Map.of(), "s3:GetBucketObjectLockConfiguration"),
            same("s3:GetObjectTagging"),
            entry("s3:GetPublicAccessBlock", Map.of(), "s3:GetBucketPublicAccessBlock"),
            entry("s3:HeadBucket", Map.of(), "s3:ListBucket"),
            entry(
                    "s3:HeadObject",
                    Map.of(KEYS, "kms:Decrypt", "for objects that do not exist", "s3:ListBucket"),
                    "s3:GetObject"),
            entry("s3:ListBuckets", Map.of(), "s3:ListAllMyBuckets"),
            entry("s3:ListMultipartUploads", Map.of(), "s3:ListBucketMultipartUploads"),
            entry("s3:ListObjectVersions", Map.of(), "s3:ListBucketVersions"),
            entry("s3:ListObjectsV2", Map.of(), "s3:ListBucket"),
            same("s3:PutBucketAbac"),
            entry("s3:PutBucketCors", Map.of(), "s3:PutBucketCORS"),
            entry("s3:PutBucketEncryption", Map.of(), "s3:PutEncryptionConfiguration"),
            entry("s3:PutBucketLifecycleConfiguration", Map.of(), "s3:PutLifecycleConfiguration"),
            same("s3:PutBucketLogging"),
            entry("s3:PutBucketNotificationConfiguration", Map.of(), "s3:PutBucketNotification"),
            same("s3:PutBucketOwnershipControls"),
            same("s3:PutBucketPolicy"),
            same("s3:PutBucketTagging"),
            same("s3:PutBucketVersioning"),
            entry("s3:PutObject", Map.of("with tags", "s3:PutObjectTagging", KEYS, "kms:GenerateDataKey")),
            entry("s3:PutObjectLockConfiguration", Map.of(), "s3:PutBucketObjectLockConfiguration"),
            same("s3:PutObjectTagging"),
            entry("s3:PutPublicAccessBlock", Map.of(), "s3:PutBucketPublicAccessBlock"),
            entry("s3:UploadPart", Map.of(), "s3:PutObject"),
            entry("s3control:ListTagsForResource", Map.of(), "s3:ListTagsForResource"),
            entry("s3control:TagResource", Map.of(), "s3:TagResource"),
            entry("s3control:UntagResource", Map.of(), "s3:UntagResource"));

    private Permissions() {}

    /** What an operation such as {@code s3:HeadBucket} needs. */
    public static Needs of(String operation) {
        return TABLE.getOrDefault(operation, new Needs(List.of(operation), Map.of()));
    }

    /** Whether the table has an entry of its own for an operation. */
    static boolean knows(String operation) {
        return TABLE.containsKey(operation);
    }

    private static Map.Entry<String, Needs> same(String operation) {
        return entry(operation, Map.of());
    }

    private static Map.Entry<String, Needs> entry(String operation, Map<String, String> sometimes, String... always) {
        return Map.entry(operation, new Needs(always.length == 0 ? List.of(operation) : List.of(always), sometimes));
    }
}
