package dev.weir.local.server;

import dev.weir.local.Caller;
import dev.weir.local.protocol.WireRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's signature says about its sender. The signature itself is not verified: whoever reaches the loopback port is
 * let in, with any key.
 *
 * @param service the signing name, such as {@code s3}; empty when unsigned
 */
record Credentials(String accessKey, String region, String service) {
    private static final Credentials NONE = new Credentials("anonymous", "us-east-1", "");
    private static final Pattern SCOPE =
            Pattern.compile("(?:Credential=|^)([^/\\s]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
    private static final Pattern OLD = Pattern.compile("AWS ([^:\\s]+):.+");

    static Credentials of(WireRequest request) {
        Optional<String> header = request.header("authorization");
        String text = header.or(() -> request.parameter("X-Amz-Credential")).orElse("");
        Matcher scope = SCOPE.matcher(text);
        if (scope.find()) {
            return new Credentials(scope.group(1), scope.group(2), scope.group(3));
        }
        Matcher old = OLD.matcher(text);
        return old.matches() ? new Credentials(old.group(1), "us-east-1", "s3") : NONE;
    }

    Caller caller(String account) {
        return new Caller(account, region, accessKey);
    }
}
