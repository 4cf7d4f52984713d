package dev.weir.cli.session;

import dev.weir.aws.client.AwsConnection;
import dev.weir.etl.Clients;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients that records and files go through. Unlike the provider's they retry by themselves, as the SDK does. */
public final class DataPlane implements AutoCloseable {
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

    private final SdkHttpClient http;
    private final Clients clients;

    /**
     * Makes the clients.
     *
     * @param connection stays open when this is closed
     */
    DataPlane(AwsConnection connection) {
        this.http = connection.http(SOCKET_TIMEOUT);
        this.clients = new Clients(
                connection.apply(KinesisClient.builder(), http, override -> {}).build(),
                connection.apply(GlueClient.builder(), http, override -> {}).build(),
                connection
                        .apply(
                                S3Client.builder(),
                                http,
                                override -> override.addExecutionInterceptor(new NoExpectation()))
                        .forcePathStyle(connection.pathStyle())
                        .build());
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
