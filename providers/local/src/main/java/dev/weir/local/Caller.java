package dev.weir.local;

import static java.util.Objects.requireNonNull;

/**
 * Who calls, and where.
 *
 * @param account twelve digits
 * @param region from the request's signature
 * @param accessKey the access key id of the signature; its secret is never seen
 */
public record Caller(String account, String region, String accessKey) {
    public Caller {
        requireNonNull(account, "account");
        requireNonNull(region, "region");
        requireNonNull(accessKey, "accessKey");
    }
}
