package dev.weir.aws.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Refusals that pass by themselves, by the services' own wording. */
final class Transient {
    /**
     * One family.
     *
     * @param operations prefix of the operations' names
     * @param code the service's code
     * @param wording one of these occurs in the message; an empty list stands for any message
     */
    private record Family(String operations, String code, List<String> wording, Function<Patience, Duration> budget) {
        boolean covers(String operation, AwsFailure failure) {
            return operation.startsWith(operations)
                    && failure.code().startsWith(code)
                    && (wording.isEmpty() || wording.stream().anyMatch(failure.wording()::contains));
        }
    }

    /** A role or its policies that are younger than the other services' knowledge of them. */
    private static final List<String> FRESH_ROLE = List.of(
            "unable to assume",
            "Please verify the role's TrustPolicy",
            "is not authorized",
            "Insufficient Lake Formation permission",
            "cannot be assumed");

    /** IAM's own parts learn of a new role one after the other. */
    private static final List<String> UNKNOWN_ROLE = List.of("role with name", "Role ");

    /** Kinesis counts streams in both states against one limit of five. */
    private static final List<String> UNDERWAY = List.of("CREATING", "DELETING");

    private static final List<Family> FAMILIES = List.of(
            new Family("glue:CreateCrawler", "InvalidInput", FRESH_ROLE, Patience::consistency),
            new Family("glue:UpdateCrawler", "InvalidInput", FRESH_ROLE, Patience::consistency),
            new Family("glue:CreateJob", "InvalidInput", FRESH_ROLE, Patience::consistency),
            new Family("glue:UpdateJob", "InvalidInput", FRESH_ROLE, Patience::consistency),
            new Family("glue:UpdateCrawler", "CrawlerRunning", List.of(), Patience::busy),
            new Family("glue:UpdateCrawler", "InvalidInput", List.of("while running"), Patience::busy),
            new Family("glue:DeleteCrawler", "CrawlerRunning", List.of(), Patience::busy),
            new Family("glue:", "SchedulerTransitioning", List.of(), Patience::consistency),
            new Family(
                    "iam:", "MalformedPolicyDocument", List.of("Invalid principal in policy"), Patience::consistency),
            new Family("iam:", "ConcurrentModification", List.of(), Patience::consistency),
            new Family("iam:Attach", "NoSuchEntity", UNKNOWN_ROLE, Patience::fresh),
            new Family("iam:Put", "NoSuchEntity", UNKNOWN_ROLE, Patience::fresh),
            new Family("iam:Update", "NoSuchEntity", UNKNOWN_ROLE, Patience::fresh),
            new Family("iam:Tag", "NoSuchEntity", UNKNOWN_ROLE, Patience::fresh),
            new Family("iam:DeleteRole", "DeleteConflict", List.of(), Patience::fresh),
            new Family("s3:CreateBucket", "OperationAborted", List.of(), Patience::busy),
            new Family("s3:", "OperationAborted", List.of(), Patience::consistency),
            // A bucket is not known everywhere at once after CreateBucket.
            new Family("s3:Put", "NoSuchBucket", List.of(), Patience::fresh),
            new Family("s3:Create", "NoSuchBucket", List.of(), Patience::fresh),
            new Family("s3:PutBucketPolicy", "MalformedPolicy", List.of("Invalid principal"), Patience::consistency),
            new Family("kinesis:CreateStream", "LimitExceeded", UNDERWAY, Patience::busy),
            new Family("kinesis:DeleteStream", "LimitExceeded", UNDERWAY, Patience::busy),
            new Family("kinesis:AddTags", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:AddTags", "ResourceNotFound", List.of(), Patience::fresh),
            new Family("kinesis:RemoveTags", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Update", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Increase", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Decrease", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Start", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Stop", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Enable", "ResourceInUse", List.of(), Patience::busy),
            new Family("kinesis:Disable", "ResourceInUse", List.of(), Patience::busy));

    private Transient() {}

    /** How long to go on trying after this refusal; zero when it will not pass. */
    static Duration budget(String operation, AwsFailure failure, Patience patience) {
        return FAMILIES.stream()
                .filter(family -> family.covers(operation, failure))
                .findFirst()
                .map(family -> family.budget().apply(patience))
                .orElse(Duration.ZERO);
    }
}
