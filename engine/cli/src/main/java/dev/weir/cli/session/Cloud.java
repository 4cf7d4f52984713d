package dev.weir.cli.session;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.aws.AwsProvider;
import dev.weir.aws.client.AwsConfig;
import dev.weir.cli.terminal.CommandFailure;
import dev.weir.spec.AwsSettings;
import dev.weir.spi.CallStatistics;
import dev.weir.spi.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;

/** The AWS that a command talks to: the real one, another endpoint, or the embedded one, which then lives as long as this. */
public final class Cloud implements AutoCloseable {
    private static final String DEFAULT_REGION = "us-east-1";

    private final Context context;
    private final GlobalOptions options;
    private final Optional<EmbeddedServer> embedded;
    private final AwsProvider provider;
    private Optional<DataPlane> dataPlane = Optional.empty();
    private final long started = System.nanoTime();

    private Cloud(Context context, GlobalOptions options, Optional<EmbeddedServer> embedded, AwsConfig config) {
        this.context = context;
        this.options = options;
        this.embedded = embedded;
        this.provider = new AwsProvider(config);
    }

    /** Where the embedded AWS keeps its data for commands called in this folder. */
    public static Path data(Context context) {
        return context.directory().resolve(".weir").resolve("local");
    }

    /**
     * Opens what the options ask for, else what the stack asks for, else AWS.
     *
     * @throws CommandFailure when the endpoint is no URL, or the embedded AWS cannot be started
     */
    public static Cloud connect(Context context, GlobalOptions options, AwsSettings settings) {
        Cloud cloud = open(context, options, settings);
        cloud.chooseKinesisProtocol();
        return cloud;
    }

    private static Cloud open(Context context, GlobalOptions options, AwsSettings settings) {
        Optional<String> endpoint =
                options.endpoint().or(() -> options.local() ? Optional.empty() : settings.endpoint());
        Optional<String> region = options.region().map(Cloud::region).or(settings::region);
        if (options.local() || endpoint.filter("local"::equals).isPresent()) {
            return embedded(context, options, region);
        }
        AwsConfig config = AwsConfig.of(endpoint.map(Cloud::uri), region, options.profile());
        new LoopbackCredentials(context, options).lend(config.endpoint());
        return new Cloud(context, options, Optional.empty(), config);
    }

    /**
     * The SDK speaks CBOR to Kinesis, as AWS does and the embedded AWS; other servers often know JSON alone. The SDK has no
     * setting of it by client, and reads this one when a client is made.
     */
    private void chooseKinesisProtocol() {
        System.setProperty(
                SdkSystemSetting.CBOR_ENABLED.property(),
                Boolean.toString(!provider.calls().areForeign()));
    }

    private static Cloud embedded(Context context, GlobalOptions options, Optional<String> region) {
        Path data = data(context);
        EmbeddedServer server = EmbeddedServer.open(data, context, options);
        AwsConfig config = AwsConfig.embedded(server.endpoint(), region.orElse(DEFAULT_REGION));
        return new Cloud(context, options, Optional.of(server), config);
    }

    private static String region(String name) {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new CommandFailure("No region", "A region is a name such as us-east-1, not '" + name + "'.");
        }
        return name;
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException noUri) {
            // falls through to the one message for both cases
        }
        throw new CommandFailure(
                "The endpoint is not a URL",
                "An endpoint is a URL such as http://127.0.0.1:4566, or local, not '" + text + "'.");
    }

    public AwsProvider provider() {
        return provider;
    }

    /** Clients that records and files go through, made when they are first asked for. */
    public DataPlane dataPlane() {
        if (dataPlane.isEmpty()) {
            dataPlane = Optional.of(new DataPlane(provider.calls().connection()));
        }
        return dataPlane.get();
    }

    /** Asks who is calling and where; see {@link dev.weir.spi.Provider#environment()}. */
    public Environment environment() {
        return provider.environment();
    }

    @Override
    public void close() {
        if (options.stats()) {
            report();
        }
        dataPlane.ifPresent(DataPlane::close);
        provider.close();
        embedded.ifPresent(Cloud::stop);
    }

    private static void stop(EmbeddedServer server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report() {
        CallStatistics statistics = provider.statistics();
        statistics.calls().forEach((operation, calls) -> context.console().err().printf("%8d  %s%n", calls, operation));
        Duration wall = Duration.ofNanos(System.nanoTime() - started);
        Duration cpu = Duration.ofNanos(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        context.console()
                .err()
                .printf(
                        "%8d  API calls, %d throttled; %.2f s wall, %.2f s CPU%n",
                        statistics.total(), statistics.throttled(), wall.toMillis() / 1e3, cpu.toMillis() / 1e3);
    }
}
