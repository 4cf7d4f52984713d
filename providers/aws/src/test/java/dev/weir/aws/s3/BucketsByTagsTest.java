package dev.weir.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.client.AwsFailure;
import dev.weir.aws.client.StaticCredentials;
import dev.weir.aws.kind.Tags;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import dev.weir.spi.Environment;
import dev.weir.spi.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The tags of a bucket that gives access by tags")
final class BucketsByTagsTest {
    private static final Identity LAKE = new Identity("buckets", "lake");

    @TempDir
    Path data;

    private LocalAws aws;
    private AwsCalls calls;

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(LocalOptions.in(data));
        calls = calls("local");
        AwsCalls cloudFormation = calls("cloudformation");
        ObjectNode create = bucket();
        create.putObject("CreateBucketConfiguration")
                .set("Tags", Tags.list(Map.of("aws:cloudformation:stack-name", "s", "team", "a", "left", "x")));
        cloudFormation.call("s3:CreateBucket", create);
        cloudFormation.close();
        ObjectNode abac = bucket();
        abac.putObject("AbacStatus").put("Status", "Enabled");
        calls.call("s3:PutBucketAbac", abac);
    }

    @AfterEach
    void stop() throws IOException {
        calls.close();
        aws.close();
    }

    private AwsCalls calls(String key) {
        return new AwsCalls(new AwsConfig(
                Optional.of(aws.endpoint()),
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.of(new StaticCredentials(key, "secret", Optional.empty())),
                Map.of()));
    }

    private static ObjectNode bucket() {
        return AwsCalls.tree().put("Bucket", "lake");
    }

    private Map<String, String> tags() {
        return Tags.of(calls.call("s3:GetBucketTagging", bucket()).path("TagSet"));
    }

    @Test
    void are_refused_by_S3_itself() {
        ObjectNode put = bucket();
        put.putObject("Tagging").set("TagSet", Tags.list(Map.of("team", "b")));
        assertThatThrownBy(() -> calls.call("s3:PutBucketTagging", put))
                .isInstanceOf(AwsFailure.class)
                .hasMessageContaining("TagResource");
        assertThatThrownBy(() -> calls.call("s3:DeleteBucketTagging", bucket())).isInstanceOf(AwsFailure.class);
    }

    @Test
    void are_changed_one_by_one_through_S3_Control() {
        new BucketTagging(calls, LAKE, () -> new Environment("aws", LocalOptions.ACCOUNT, "us-east-1"))
                .replace(Tags.list(Map.of("team", "b", "new", "y")));
        assertThat(tags())
                .containsOnly(
                        Map.entry("aws:cloudformation:stack-name", "s"), Map.entry("team", "b"), Map.entry("new", "y"));
    }

    @Test
    void belong_to_CloudFormation_where_their_keys_say_so() {
        ObjectNode off = bucket();
        off.putObject("AbacStatus").put("Status", "Disabled");
        calls.call("s3:PutBucketAbac", off);
        ObjectNode put = bucket();
        put.putObject("Tagging").set("TagSet", Tags.list(Map.of("team", "b")));
        assertThatThrownBy(() -> calls.call("s3:PutBucketTagging", put))
                .isInstanceOf(AwsFailure.class)
                .hasMessageContaining("System tags cannot be removed by requester");
        new BucketTagging(calls, LAKE, () -> new Environment("aws", LocalOptions.ACCOUNT, "us-east-1"))
                .replace(Tags.list(Map.of("team", "b")));
        assertThat(tags()).containsOnly(Map.entry("aws:cloudformation:stack-name", "s"), Map.entry("team", "b"));
    }
}
