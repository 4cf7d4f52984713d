package dev.weir.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.aws.client.AwsCalls;
import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.client.AwsFailure;
import dev.weir.local.server.LocalAws;
import dev.weir.local.server.LocalOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bucket that S3 does not know everywhere yet")
final class FreshBucketsTest {
    @TempDir
    Path data;

    @Test
    void gets_its_settings_as_soon_as_it_is_known() throws Exception {
        LocalOptions options = LocalOptions.in(data).withBucketLag(Duration.ofMillis(400));
        try (LocalAws aws = LocalAws.start(options);
                AwsCalls calls = new AwsCalls(AwsConfig.embedded(aws.endpoint(), "us-east-1"))) {
            ObjectNode bucket = AwsCalls.tree().put("Bucket", "lake");
            calls.call("s3:CreateBucket", bucket);
            assertThatThrownBy(() -> calls.call("s3:GetBucketVersioning", bucket))
                    .isInstanceOf(AwsFailure.class)
                    .hasMessageContaining("NoSuchBucket");
            ObjectNode versioning = bucket.deepCopy();
            versioning.putObject("VersioningConfiguration").put("Status", "Enabled");
            calls.call("s3:PutBucketVersioning", versioning);
            assertThat(calls.call("s3:GetBucketVersioning", bucket)
                            .path("Status")
                            .asText())
                    .isEqualTo("Enabled");
        }
    }
}
