package dev.weir.local.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Virtual-host addressing: the bucket stands in the host name, {@code lake.s3.us-east-1.localhost:4566}. */
final class VirtualHost {
    private static final Pattern HOST =
            Pattern.compile("(.+?)(?:\\.s3(?:[.-][a-z0-9-]+)?)?\\.(?:localhost|amazonaws\\.com)(?::\\d+)?");
    private static final Pattern SERVICE = Pattern.compile("(?:s3|kinesis|glue|iam|sts|athena|tagging)(?:[.-].*)?");

    private VirtualHost() {}

    static Optional<String> bucket(String host) {
        Matcher matcher = HOST.matcher(host);
        return matcher.matches() && !SERVICE.matcher(host).matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
