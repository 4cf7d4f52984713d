package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The SDK's clients, each made on first use, over one HTTP client. They try once: retrying is done where calls are counted. */
final class AwsClients implements AutoCloseable, AwsService.Settings {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /** Calls that only start something answer within seconds; an endpoint that is silent for longer is not coming back. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private final AwsConfig config;
    private final Map<AwsService, SdkClient> clients = new EnumMap<>(AwsService.class);
    private SdkHttpClient http;
    private AwsCredentialsProvider credentials;
    private String region;

    AwsClients(AwsConfig config) {
        this.config = config;
    }

    synchronized SdkClient of(AwsService service) {
        SdkClient client = clients.get(service);
        if (client == null) {
            client = (SdkClient) service.connect(this);
            clients.put(service, client);
        }
        return client;
    }

    synchronized String region() {
        if (region == null) {
            region = config.region().orElseGet(this::configuredRegion);
        }
        return region;
    }

    private String configuredRegion() {
        try {
            DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
            config.profile().ifPresent(chain::profileName);
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            if (config.endpoint().isPresent()) {
                return "us-east-1";
            }
            throw new ProviderException(
                    ProviderException.Category.INVALID,
                    "No region is set. Give one with --region, aws.region in the stack, AWS_REGION, or in the profile.",
                    e);
        }
    }

    @Override
    public synchronized <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B apply(B builder) {
        if (http == null) {
            http = UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTION_TIMEOUT)
                    .socketTimeout(SOCKET_TIMEOUT)
                    .build();
            credentials = credentials();
        }
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region()))
                .httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    @Override
    public boolean pathStyle() {
        return config.endpoint().isPresent();
    }

    private AwsCredentialsProvider credentials() {
        if (config.credentials().isPresent()) {
            return StaticCredentialsProvider.create(given(config.credentials().get()));
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        config.profile().ifPresent(chain::profileName);
        return chain.build();
    }

    private static AwsCredentials given(StaticCredentials given) {
        return given.sessionToken().isPresent()
                ? AwsSessionCredentials.create(
                        given.accessKeyId(),
                        given.secretAccessKey(),
                        given.sessionToken().get())
                : AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey());
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
