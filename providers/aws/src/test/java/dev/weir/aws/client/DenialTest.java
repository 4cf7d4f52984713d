package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A denial")
final class DenialTest {
    private static final Pattern STORAGE = Pattern.compile("\"(s3:[A-Z][A-Za-z0-9]+)\"");

    private static String wayOut(String operation, String wording) {
        return new Denial(operation, wording).wayOut();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:HeadBucket, s3:ListBucket",
        "s3:ListObjectVersions, s3:ListBucketVersions",
        "s3:GetBucketEncryption, s3:GetEncryptionConfiguration",
        "s3:GetBucketLifecycleConfiguration, s3:GetLifecycleConfiguration",
        "s3:PutPublicAccessBlock, s3:PutBucketPublicAccessBlock",
        "s3:CreateBucket, s3:TagResource",
        "s3:DeleteBucketTagging, s3:PutBucketTagging",
        "kinesis:CreateStream, kinesis:AddTagsToStream",
        "glue:CreateJob, iam:PassRole",
        "glue:UpdateCrawler, iam:PassRole",
        "iam:CreateRole, iam:TagRole",
        "glue:GetTables, glue:GetTables"
    })
    void without_a_reason_names_the_permission_that_the_operation_needs(String operation, String permission) {
        assertThat(wayOut(operation, "Access Denied")).contains(permission);
    }

    @Test
    void of_a_bucket_without_a_reason_says_that_it_may_belong_to_another_account() {
        assertThat(wayOut("s3:HeadBucket", ""))
                .isEqualTo(
                        "Allow s3:ListBucket to the role or user in use. If that is allowed already, a policy denies it, or the"
                                + " bucket belongs to another account.");
    }

    @Test
    void with_a_reason_names_the_action_and_the_resource_of_the_service() {
        assertThat(
                        wayOut(
                                "glue:CreateJob",
                                "User: arn:aws:sts::1:assumed-role/dev/me is not authorized to perform: iam:PassRole on resource:"
                                        + " arn:aws:iam::1:role/etl because no identity-based policy allows the iam:PassRole action"))
                .isEqualTo("Allow iam:PassRole on arn:aws:iam::1:role/etl to the role or user in use.");
    }

    @Test
    void by_an_explicit_deny_names_the_policy_and_asks_for_no_permission() {
        assertThat(
                        wayOut(
                                "kinesis:CreateStream",
                                "User: arn:aws:iam::1:user/a is not authorized to perform: kinesis:CreateStream on resource:"
                                        + " arn:aws:kinesis:us-east-1:1:stream/s with an explicit deny in a service control policy"))
                .isEqualTo(
                        "A service control policy denies kinesis:CreateStream on arn:aws:kinesis:us-east-1:1:stream/s, so that"
                                + " allowing it elsewhere does not help.");
    }

    @Test
    void of_lake_formation_sends_to_lake_formation() {
        assertThat(wayOut(
                        "glue:CreateTable",
                        "Insufficient Lake Formation permission(s): Required Create Table on sales"))
                .startsWith("Grant this in Lake Formation");
    }

    @Test
    void is_foreseen_for_every_operation_of_s3_because_their_permissions_have_other_names() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "dev", "weir", "aws", "s3"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                STORAGE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.replace("\"", ""))
                        .filter(name -> !Permissions.knows(name))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }
}
