package dev.weir.aws.client;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;

/** The SDK's clients, each made on first use, over one HTTP client. They try once: retrying is done where calls are counted. */
final class AwsClients implements AutoCloseable, AwsService.Settings {
    /** Calls that only start something answer within seconds; an endpoint that is silent for longer is not coming back. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private final AwsConnection connection;
    private final Map<AwsService, SdkClient> clients = new EnumMap<>(AwsService.class);
    private SdkHttpClient http;

    AwsClients(AwsConnection connection) {
        this.connection = connection;
    }

    synchronized SdkClient of(AwsService service) {
        SdkClient client = clients.get(service);
        if (client == null) {
            client = (SdkClient) service.connect(this);
            clients.put(service, client);
        }
        return client;
    }

    @Override
    public synchronized <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B apply(B builder) {
        if (http == null) {
            http = connection.http(SOCKET_TIMEOUT);
        }
        return connection.apply(builder, http, override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    @Override
    public boolean pathStyle() {
        return connection.pathStyle();
    }

    @Override
    public Optional<URI> endpoint() {
        return connection.endpoint();
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(SdkClient::close);
        clients.clear();
        if (http != null) {
            http.close();
            http = null;
        }
    }
}
