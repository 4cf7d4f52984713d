package dev.weir.aws.client;

import dev.weir.spi.ProviderException.Category;
import java.util.Map;

/**
 * What a person gets to read of a failure.
 *
 * @param operation such as {@code glue:CreateTable}
 * @param subject the object concerned, or empty
 * @param endpoint what was called, such as {@code AWS in us-east-1} or an URL
 */
record Sentences(String operation, String subject, String endpoint) {
    private static final int LONGEST = 800;

    /** Operations whose IAM action has another name. */
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("s3:HeadBucket", "s3:ListBucket"),
            Map.entry("s3:ListObjectsV2", "s3:ListBucket"),
            Map.entry("s3:ListObjectVersions", "s3:ListBucketVersions"),
            Map.entry("s3:ListMultipartUploads", "s3:ListBucketMultipartUploads"),
            Map.entry("s3:HeadObject", "s3:GetObject"),
            Map.entry("s3:CopyObject", "s3:PutObject"),
            Map.entry("s3:DeleteObjects", "s3:DeleteObject and s3:DeleteObjectVersion"),
            Map.entry("s3:ListBuckets", "s3:ListAllMyBuckets"),
            Map.entry("s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
            Map.entry("s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
            Map.entry("s3:GetBucketEncryption", "s3:GetEncryptionConfiguration"),
            Map.entry("s3:PutBucketEncryption", "s3:PutEncryptionConfiguration"),
            Map.entry("s3:GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
            Map.entry("s3:PutBucketLifecycleConfiguration", "s3:PutLifecycleConfiguration"),
            Map.entry("s3:DeleteBucketLifecycle", "s3:PutLifecycleConfiguration"));

    String refused(Category category, String code, String wording) {
        String said = wording.isEmpty() ? "" : " " + sentence(wording);
        return switch (category) {
            case PERMISSION ->
                "The credentials in use may not " + what() + " (" + code + ")." + said + " Allow "
                        + ACTIONS.getOrDefault(operation, operation) + " to them." + lakeFormation(wording);
            case CREDENTIALS -> credentials(code) + said;
            case THROTTLED ->
                "Too many requests: " + what() + " was turned away for its rate (" + code
                        + ") after all retries. Try again later, or with a lower --parallelism.";
            case LIMIT -> "A quota is used up: " + what() + " was refused (" + code + ")." + said;
            case CONFLICT -> "The present state of the object forbids to " + what() + " (" + code + ")." + said;
            case NOT_FOUND ->
                "Something that is needed to " + what() + " does not exist (" + code + ")." + said + managedPolicies();
            case ELSEWHERE, UNREACHABLE, INVALID, SERVICE -> "AWS refused to " + what() + " (" + code + ")." + said;
        };
    }

    /** A bucket that another region's endpoint serves. */
    String elsewhere(String code, String region) {
        String place = region.isEmpty() ? "another region" : "region " + region;
        return "Cannot " + what() + " (" + code + "): the bucket is in " + place
                + ". Choose another name, or run with --region "
                + (region.isEmpty() ? "and the bucket's region" : region)
                + ". A bucket name belongs to one account and region in all of AWS.";
    }

    private static String lakeFormation(String wording) {
        return wording.contains("Lake Formation")
                ? " Lake Formation gives the same answer for what does not exist: if it was never created, grant DESCRIBE on"
                        + " it, or on what contains it, so that its absence can be seen."
                : "";
    }

    /** The one thing that every example needs of IAM and that imitations come without. */
    private String managedPolicies() {
        return operation.equals("iam:AttachRolePolicy") && endpoint.startsWith("http")
                ? " Servers that imitate AWS may lack the policies that AWS manages; moto has them when it is started with"
                        + " MOTO_IAM_LOAD_MANAGED_POLICIES=true."
                : "";
    }

    private String credentials(String code) {
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "The credentials in use have expired (" + code + "). Sign in again and repeat the command.";
            case "RequestTimeTooSkewed" -> "The clock of this machine is wrong (" + code + "). Set it and repeat.";
            default ->
                "The credentials in use are not accepted by " + endpoint + " (" + code
                        + "). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN or the profile.";
        };
    }

    String unreachable(String cause) {
        return "No answer from " + endpoint + " on " + operation + " (" + cause
                + "). Check the network, the region and, where one is set, the endpoint.";
    }

    String noCredentials() {
        return "No AWS credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile with"
                + " --profile, or use --local for the embedded AWS.";
    }

    String broken(String message) {
        return "The AWS SDK failed to " + what() + ". " + sentence(message);
    }

    private String what() {
        return "call " + operation + (subject.isEmpty() ? "" : " for " + subject);
    }

    private static String sentence(String wording) {
        String text = wording.strip();
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.isEmpty() || cut.endsWith(".") ? cut : cut + ".";
    }
}
