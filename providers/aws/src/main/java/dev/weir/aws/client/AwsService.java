package dev.weir.aws.client;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.endpoints.EndpointUrl;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

/** The services, by their prefix in IAM actions. */
enum AwsService {
    ATHENA("athena", AthenaClient.class),
    GLUE("glue", GlueClient.class),
    IAM("iam", IamClient.class),
    KINESIS("kinesis", KinesisClient.class),
    S3("s3", S3Client.class),
    S3CONTROL("s3control", S3ControlClient.class),
    STS("sts", StsClient.class),
    TAG("tag", ResourceGroupsTaggingApiClient.class);

    private final String prefix;
    private final Class<?> client;

    AwsService(String prefix, Class<?> client) {
        this.prefix = prefix;
        this.client = client;
    }

    static AwsService of(String prefix) {
        return Arrays.stream(values())
                .filter(service -> service.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service has the prefix " + prefix));
    }

    Class<?> client() {
        return client;
    }

    /** A class of the service's model package. */
    Class<?> model(String name) throws ClassNotFoundException {
        return Class.forName(client.getPackageName() + ".model." + name, true, client.getClassLoader());
    }

    /** A client of this service, from the given settings. */
    Object connect(Settings settings) {
        return switch (this) {
            case ATHENA -> settings.apply(AthenaClient.builder()).build();
            case GLUE -> settings.apply(GlueClient.builder()).build();
            case IAM -> settings.apply(IamClient.builder()).build();
            case KINESIS -> settings.apply(KinesisClient.builder()).build();
            case S3 ->
                settings.apply(S3Client.builder())
                        .forcePathStyle(settings.pathStyle())
                        .build();
            case S3CONTROL -> control(settings);
            case STS -> settings.apply(StsClient.builder()).build();
            case TAG -> settings.apply(ResourceGroupsTaggingApiClient.builder()).build();
        };
    }

    /** Its rules put the account before the host, also before that of another server, which there is not. */
    private static S3ControlClient control(Settings settings) {
        S3ControlClientBuilder builder = settings.apply(S3ControlClient.builder());
        settings.endpoint()
                .map(uri ->
                        Endpoint.builder().endpointUrl(EndpointUrl.fromUri(uri)).build())
                .ifPresent(endpoint -> builder.endpointProvider(given -> CompletableFuture.completedFuture(endpoint)));
        return builder.build();
    }

    /** What all clients have in common. */
    interface Settings {
        <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B apply(B builder);

        boolean pathStyle();

        /** Of another server than AWS. */
        Optional<URI> endpoint();
    }
}
