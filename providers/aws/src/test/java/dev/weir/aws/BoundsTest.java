package dev.weir.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.aws.client.AwsConfig;
import dev.weir.spi.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service models are those that the embedded AWS checks requests with. */
@DisplayName("The bounds of the kinds' properties")
final class BoundsTest {
    private final Map<String, Kind> kinds =
            new AwsProvider(AwsConfig.of(Optional.empty(), Optional.empty(), Optional.empty())).kinds();

    private static JsonNode shapes(String service) throws IOException {
        try (InputStream model = BoundsTest.class.getResourceAsStream("/dev/weir/local/models/" + service + ".json")) {
            return new ObjectMapper().readTree(model).path("shapes");
        }
    }

    @ParameterizedTest(name = "{0}{1}: {2} {3}")
    @CsvSource({
        "jobs, '', glue, CreateJobRequest",
        "tables, '', glue, TableInput",
        "tables, '', glue, StorageDescriptor",
        "crawlers, '', glue, CreateCrawlerRequest",
        "databases, '', glue, DatabaseInput",
        "registries, '', glue, CreateRegistryInput",
        "schemas, '', glue, CreateSchemaInput",
        "roles, '', iam, CreateRoleRequest",
        "streams, '', kinesis, CreateStreamInput",
        "streams, '', kinesis, IncreaseStreamRetentionPeriodInput",
        "streams, /properties/encryption, kinesis, StartStreamEncryptionInput",
        "buckets, /properties/lifecycleConfiguration, s3, BucketLifecycleConfiguration",
        "buckets, /properties/encryption, s3, ServerSideEncryptionByDefault",
        "objects, '', s3, PutObjectRequest"
    })
    void lie_within_those_of_the_api(String kind, String place, String service, String shape) throws IOException {
        JsonNode shapes = shapes(service);
        assertThat(shapes.path(shape).path("members")).isNotEmpty();
        JsonNode schema = kinds.get(kind).schema().document().at(place);
        assertThat(schema.path("properties")).isNotEmpty();
        assertThat(Bounds.beyond(shapes, shape, kind + place, schema)).isEmpty();
    }

    @Test
    void are_given_for_every_whole_number() {
        kinds.forEach((name, kind) ->
                assertThat(Bounds.unbounded(name, kind.schema().document())).isEmpty());
    }
}
