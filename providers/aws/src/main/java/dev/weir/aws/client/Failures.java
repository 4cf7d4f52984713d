package dev.weir.aws.client;

import dev.weir.spi.ProviderException.Category;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Sorts the SDK's exceptions into categories, by the service's code and, where that says too little, by its wording. */
final class Failures {
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "RequestExpired",
            "RequestTimeTooSkewed");
    private static final Set<String> CONFLICT = Set.of(
            "AlreadyExistsException",
            "EntityAlreadyExists",
            "EntityAlreadyExistsException",
            "BucketAlreadyExists",
            "BucketAlreadyOwnedByYou",
            "BucketNotEmpty",
            "ConcurrentModification",
            "ConcurrentModificationException",
            "VersionMismatchException",
            "ResourceInUseException",
            "ConflictException",
            "DeleteConflict",
            "DeleteConflictException",
            "OperationAborted",
            "PreconditionFailed",
            "CrawlerRunningException",
            "SchedulerTransitioningException");
    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestLimitExceeded",
            "ProvisionedThroughputExceededException",
            "SlowDown",
            "TooManyRequestsException");

    /** S3's, for a bucket of another region than the one that is called. */
    private static final Set<String> ELSEWHERE = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");

    private static final String REGION_HEADER = "x-amz-bucket-region";

    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");

    private final String endpoint;
    private final AwsConnection connection;

    Failures(String endpoint, AwsConnection connection) {
        this.endpoint = endpoint;
        this.connection = connection;
    }

    /** A failure of an operation, in sentences. */
    AwsFailure of(String operation, String subject, SdkException e) {
        Sentences sentences = new Sentences(operation, subject, endpoint, connection);
        if (e instanceof AwsServiceException refusal) {
            AwsErrorDetails details = refusal.awsErrorDetails();
            String code = text(details == null ? null : details.errorCode(), String.valueOf(refusal.statusCode()));
            String wording = text(details == null ? null : details.errorMessage(), "");
            Category category = category(operation, code, wording, refusal);
            String message = category == Category.ELSEWHERE
                    ? sentences.elsewhere(code, region(refusal, wording))
                    : sentences.refused(category, code, wording);
            return new AwsFailure(category, operation, code, wording, message, e);
        }
        if (e instanceof CredentialsFailure failure) {
            Category category = failure.isUnreachable() ? Category.UNREACHABLE : Category.CREDENTIALS;
            return new AwsFailure(category, operation, "", "", failure.sentences(), e);
        }
        if (hasCause(e, IOException.class)) {
            return new AwsFailure(Category.UNREACHABLE, operation, "", "", sentences.unreachable(rootMessage(e)), e);
        }
        String message = String.valueOf(e.getMessage());
        return new AwsFailure(Category.SERVICE, operation, "", message, sentences.broken(message), e);
    }

    /** The region that a refusal names; empty when it names none. */
    private static String region(AwsServiceException refusal, String wording) {
        Matcher expected = EXPECTED_REGION.matcher(wording);
        if (expected.find()) {
            return expected.group(1);
        }
        return bucketRegion(refusal);
    }

    private static Category category(String operation, String code, String wording, AwsServiceException e) {
        if (THROTTLED.contains(code) || e.isThrottlingException() || isRate(operation, code, wording)) {
            return Category.THROTTLED;
        }
        if (ELSEWHERE.contains(code) || isRedirect(e)) {
            return Category.ELSEWHERE;
        }
        if (CREDENTIALS.contains(code)) {
            return Category.CREDENTIALS;
        }
        if (code.startsWith("AccessDenied") || code.startsWith("Unauthorized") || code.equals("Forbidden")) {
            return Category.PERMISSION;
        }
        if (CONFLICT.contains(code)) {
            return Category.CONFLICT;
        }
        if (code.contains("LimitExceeded") || code.contains("QuotaExceeded") || code.equals("TooManyBuckets")) {
            return Category.LIMIT;
        }
        if (code.contains("NotFound") || code.startsWith("NoSuch")) {
            return Category.NOT_FOUND;
        }
        return byStatus(e.statusCode());
    }

    /** Kinesis says LimitExceededException for its rates and for its quotas alike; only the former pass by themselves. */
    private static boolean isRate(String operation, String code, String wording) {
        return code.equals("LimitExceededException")
                && operation.startsWith("kinesis:")
                && (wording.contains("Rate exceeded")
                        || operation.startsWith("kinesis:Describe")
                        || operation.startsWith("kinesis:List"));
    }

    /** Answers to HEAD requests hold no code; S3 then says in a header where the bucket is. */
    private static boolean isRedirect(AwsServiceException e) {
        int status = e.statusCode();
        return status == 301
                || status == 307
                || (status == 400 && !bucketRegion(e).isEmpty());
    }

    private static String bucketRegion(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                ? ""
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader(REGION_HEADER)
                        .orElse("");
    }

    private static Category byStatus(int status) {
        return switch (status) {
            case 403 -> Category.PERMISSION;
            case 404 -> Category.NOT_FOUND;
            case 409, 412 -> Category.CONFLICT;
            case 429 -> Category.THROTTLED;
            default -> status >= 400 && status < 500 ? Category.INVALID : Category.SERVICE;
        };
    }

    private static String text(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static boolean hasCause(Throwable e, Class<?> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
