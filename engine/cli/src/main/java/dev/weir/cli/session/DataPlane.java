package dev.weir.cli.session;

import dev.weir.aws.client.AwsConfig;
import dev.weir.aws.client.StaticCredentials;
import dev.weir.etl.Clients;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients that records and files go through. Unlike the provider's they retry by themselves, as the SDK does. */
public final class DataPlane implements AutoCloseable {
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder().socketTimeout(SOCKET_TIMEOUT).build();
    private final Clients clients;

    /**
     * @param region that the provider has found out
     */
    DataPlane(AwsConfig config, String region) {
        AwsCredentialsProvider credentials = credentials(config);
        this.clients = new Clients(
                configure(KinesisClient.builder(), config.endpoint(), region, credentials)
                        .build(),
                configure(GlueClient.builder(), config.endpoint(), region, credentials)
                        .build(),
                configure(S3Client.builder(), config.endpoint(), region, credentials)
                        .forcePathStyle(config.endpoint().isPresent())
                        .overrideConfiguration(override -> override.addExecutionInterceptor(new NoExpectation()))
                        .build());
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B configure(
            B builder, Optional<URI> endpoint, String region, AwsCredentialsProvider credentials) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http);
    }

    private static AwsCredentialsProvider credentials(AwsConfig config) {
        Optional<StaticCredentials> given = config.credentials();
        if (given.isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    given.get().accessKeyId(), given.get().secretAccessKey()));
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        config.profile().ifPresent(chain::profileName);
        return chain.build();
    }

    public Clients clients() {
        return clients;
    }

    @Override
    public void close() {
        clients.kinesis().close();
        clients.glue().close();
        clients.s3().close();
        http.close();
    }
}
