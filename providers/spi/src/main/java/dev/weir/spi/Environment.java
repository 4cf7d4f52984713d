package dev.weir.spi;

import static java.util.Objects.requireNonNull;

/**
 * Where a stack lives. With it and the names in the spec every ARN can be computed before anything exists.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 */
public record Environment(String partition, String account, String region) {
    public Environment {
        requireNonNull(partition, "partition");
        requireNonNull(account, "account");
        requireNonNull(region, "region");
    }
}
