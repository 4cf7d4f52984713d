package dev.weir.local.kinesis;

import dev.weir.local.AwsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a stream's or a consumer's ARN.
 *
 * @param consumer name and creation second, {@code reader:1700000000}
 */
record StreamArn(String region, String account, String stream, Optional<String> consumer) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:kinesis:([^:]*):(\\d{12}):stream/([^/]+)(?:/consumer/(.+))?");

    static StreamArn parse(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new AwsException("InvalidArgumentException", "Invalid ARN: " + arn);
        }
        return new StreamArn(
                matcher.group(1), matcher.group(2), matcher.group(3), Optional.ofNullable(matcher.group(4)));
    }

    static boolean matches(String arn) {
        return ARN.matcher(arn).matches();
    }
}
