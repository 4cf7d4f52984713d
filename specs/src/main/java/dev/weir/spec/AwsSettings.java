package dev.weir.spec;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The stack's {@code aws} block.
 *
 * @param region where the stack lives, unless the command line says otherwise
 * @param account the only account that the stack may be applied to
 * @param endpoint a URL, or {@code local} for the embedded AWS
 */
public record AwsSettings(Optional<String> region, Optional<String> account, Optional<String> endpoint) {
    public static final AwsSettings NONE = new AwsSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public AwsSettings {
        requireNonNull(region, "region");
        requireNonNull(account, "account");
        requireNonNull(endpoint, "endpoint");
    }
}
