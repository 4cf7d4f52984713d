package dev.weir.cli.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Credentials for an endpoint on this machine, such as moto or another embedded AWS: it takes any, so nobody needs to have some. Those
 * of the environment or of a profile are used where there are some. They are lent as system properties, where the SDK finds them
 * before it asks the network, and taken back for any other endpoint.
 */
final class LoopbackCredentials {
    private static final Map<String, String> PROPERTIES =
            Map.of("aws.accessKeyId", "local", "aws.secretAccessKey", "local");
    private static final Set<String> GIVEN = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_PROFILE",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_SHARED_CREDENTIALS_FILE",
            "AWS_CONFIG_FILE");
    private static boolean lent;

    private final Context context;
    private final GlobalOptions options;

    LoopbackCredentials(Context context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    void lend(Optional<URI> endpoint) {
        lend(endpoint.filter(LoopbackCredentials::isLoopback).isPresent() && !areGiven());
    }

    private static synchronized void lend(boolean wanted) {
        if (wanted && System.getProperty("aws.accessKeyId") == null) {
            PROPERTIES.forEach(System::setProperty);
            lent = true;
        } else if (!wanted && lent) {
            PROPERTIES.keySet().forEach(System::clearProperty);
            lent = false;
        }
    }

    private static boolean isLoopback(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private boolean areGiven() {
        Path folder = Path.of(System.getProperty("user.home", ""), ".aws");
        return options.profile().isPresent()
                || GIVEN.stream().anyMatch(context.environment()::containsKey)
                || Stream.of("credentials", "config").map(folder::resolve).anyMatch(LoopbackCredentials::holdsSome);
    }

    /** A file that sets a region alone has none. */
    private static boolean holdsSome(Path file) {
        try {
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            return Stream.of("aws_access_key_id", "credential_process", "sso_", "role_arn", "login_session")
                    .anyMatch(text::contains);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
