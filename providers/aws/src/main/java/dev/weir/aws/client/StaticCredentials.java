package dev.weir.aws.client;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Credentials that are given, not looked up. Their text form shows the key's id and nothing else. */
public record StaticCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    public StaticCredentials {
        requireNonNull(accessKeyId, "accessKeyId");
        requireNonNull(secretAccessKey, "secretAccessKey");
        requireNonNull(sessionToken, "sessionToken");
    }

    @Override
    public String toString() {
        return "StaticCredentials[" + accessKeyId + "]";
    }
}
