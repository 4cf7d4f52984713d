package dev.weir.aws.client;

import dev.weir.spi.ProviderException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * How clients reach AWS and who they are there: region, profile, credentials, proxy and certificate authorities. One connection
 * serves all clients of a command, so that it signs in once. Reads nothing before it is first asked.
 */
public final class AwsConnection implements AutoCloseable {
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /** When the command that serves the embedded AWS ends, another one goes on with it, on the same port. */
    private static final Duration COMEBACK_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    private final AwsConfig config;
    private final Map<String, String> environment;
    private SharedProfile profile;
    private HttpConnections connections;
    private AwsCredentialsProvider credentials;
    private String region;

    public AwsConnection(AwsConfig config) {
        this(config, System.getenv());
    }

    /**
     * Makes a connection.
     *
     * @param environment names proxies and authorities; everything else is read by the SDK itself
     */
    AwsConnection(AwsConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = Map.copyOf(environment);
    }

    private synchronized SharedProfile profile() {
        if (profile == null) {
            profile = SharedProfile.of(config.profile());
            // The clients that the SDK makes for itself, to sign in and to assume roles, know no other way to learn of
            // it.
            config.profile()
                    .ifPresent(name -> System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), name));
        }
        return profile;
    }

    /** The region of the calls. */
    public synchronized String region() {
        if (region == null) {
            region = config.region().orElseGet(this::configuredRegion);
        }
        return region;
    }

    private String configuredRegion() {
        try {
            return DefaultAwsRegionProviderChain.builder()
                    .profileName(profile().name())
                    .build()
                    .getRegion()
                    .id();
        } catch (SdkClientException e) {
            if (config.endpoint().isPresent()) {
                return "us-east-1";
            }
            throw new ProviderException(
                    ProviderException.Category.INVALID,
                    "No region is set. Give one with --region, aws.region in the stack, AWS_REGION, or in the profile '"
                            + profile().name() + "'.",
                    e);
        }
    }

    /** Of another server than AWS, where one was asked for. */
    Optional<URI> endpoint() {
        return config.endpoint();
    }

    /** Settings that all clients have in common, and more of a client's own. */
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B apply(
            B builder, SdkHttpClient http, Consumer<ClientOverrideConfiguration.Builder> more) {
        config.endpoint().ifPresent(builder::endpointOverride);
        boolean isElsewhere = config.endpoint().isPresent();
        return builder.region(Region.of(region()))
                .httpClient(http)
                .credentialsProvider(credentials())
                .overrideConfiguration(override -> {
                    if (config.credentials().isEmpty()) {
                        override.defaultProfileFile(profile().files())
                                .defaultProfileName(profile().name());
                    }
                    if (isElsewhere) {
                        // An account or a purpose before the host would name a host that there is not.
                        override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
                    }
                    more.accept(override);
                });
    }

    /** An HTTP client that goes through the configured proxy and trusts the configured authorities. */
    public SdkHttpClient http(Duration socketTimeout) {
        return connections().client(socketTimeout);
    }

    private synchronized HttpConnections connections() {
        if (connections == null) {
            connections = new HttpConnections(
                    new Proxies(environment),
                    authorities(),
                    CONNECTION_TIMEOUT,
                    config.isEmbedded() ? COMEBACK_TIMEOUT : Duration.ZERO);
            HttpConnections opened = connections;
            HttpService.use(() -> opened.client(SOCKET_TIMEOUT));
        }
        return connections;
    }

    private Optional<SSLContext> authorities() {
        if (isPlain()) {
            return Optional.empty();
        }
        String given = environment.getOrDefault("AWS_CA_BUNDLE", "");
        if (!given.isBlank()) {
            return Optional.of(Authorities.context(Path.of(given), "AWS_CA_BUNDLE"));
        }
        return config.credentials().isPresent()
                ? Optional.empty()
                : profile()
                        .property("ca_bundle")
                        .map(bundle -> Authorities.context(
                                Path.of(bundle),
                                "ca_bundle of the profile '" + profile().name() + "'"));
    }

    /** Whether no call needs TLS: reading a bundle of authorities takes longer than all calls to the embedded AWS. */
    private boolean isPlain() {
        return config.credentials().isPresent()
                && config.endpoint()
                        .filter(endpoint -> "http".equals(endpoint.getScheme()))
                        .isPresent();
    }

    /** Whether buckets are addressed by path: other servers know no names of hosts for them. */
    public boolean pathStyle() {
        return config.endpoint().isPresent()
                || profile().storageEndpoint().filter(AwsConnection::isForeign).isPresent();
    }

    /** Whether calls go to a server that may lack what AWS and the embedded AWS do. */
    boolean isForeign() {
        return config.isForeign()
                || (config.endpoint().isEmpty()
                        && profile()
                                .generalEndpoint()
                                .filter(AwsConnection::isForeign)
                                .isPresent());
    }

    private static boolean isForeign(String endpoint) {
        String host = Optional.ofNullable(URI.create(endpoint.strip()).getHost())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return !host.endsWith(".amazonaws.com") && !host.endsWith(".amazonaws.com.cn") && !host.endsWith(".api.aws");
    }

    private synchronized AwsCredentialsProvider credentials() {
        if (credentials == null) {
            connections();
            credentials = config.credentials()
                    .map(AwsConnection::given)
                    .orElseGet(() -> new ConfiguredCredentials(
                            profile(),
                            CredentialSource.of(profile(), config.profile().isPresent())));
        }
        return credentials;
    }

    private static AwsCredentialsProvider given(StaticCredentials given) {
        return StaticCredentialsProvider.create(
                given.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                given.accessKeyId(),
                                given.secretAccessKey(),
                                given.sessionToken().get())
                        : AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey()));
    }

    /** Where the credentials come from and how to renew them, for those that a service refuses. */
    synchronized String renewal() {
        return credentials instanceof ConfiguredCredentials configured
                ? configured.renewal()
                : "They were given to the endpoint as they are.";
    }

    @Override
    public synchronized void close() {
        if (credentials instanceof ConfiguredCredentials configured) {
            configured.close();
        }
        credentials = null;
    }
}
