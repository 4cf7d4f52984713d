package dev.weir.aws.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which AWS to talk to, and as whom.
 *
 * @param endpoint of all services, for an AWS-compatible server; empty for AWS itself
 * @param region empty for what the environment or the profile says; an endpoint without any is taken to be in us-east-1
 * @param profile of the shared configuration files
 * @param credentials instead of those of environment and profile
 * @param rates calls a second by operation, which replace the known ones; they hold for AWS itself only
 */
public record AwsConfig(
        Optional<URI> endpoint,
        Optional<String> region,
        Optional<String> profile,
        Optional<StaticCredentials> credentials,
        Map<String, Double> rates) {
    public AwsConfig {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(region, "region");
        requireNonNull(profile, "profile");
        requireNonNull(credentials, "credentials");
        rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    }

    /** AWS itself, or an endpoint, with the credentials of the environment or of a profile. */
    public static AwsConfig of(Optional<URI> endpoint, Optional<String> region, Optional<String> profile) {
        return new AwsConfig(endpoint, region, profile, Optional.empty(), Map.of());
    }

    /** Whether this is an AWS-compatible server of somebody else's, which may lack what AWS and the embedded AWS do. */
    public boolean isForeign() {
        return endpoint.isPresent() && credentials.isEmpty();
    }

    /** Whether this is the embedded AWS of a command. */
    boolean isEmbedded() {
        return endpoint.isPresent() && credentials.isPresent();
    }

    /** A server that takes any credentials, such as the embedded AWS. */
    public static AwsConfig embedded(URI endpoint, String region) {
        return new AwsConfig(
                Optional.of(endpoint),
                Optional.of(region),
                Optional.empty(),
                Optional.of(new StaticCredentials("local", "local", Optional.empty())),
                Map.of());
    }
}
