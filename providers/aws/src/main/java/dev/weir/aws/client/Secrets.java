package dev.weir.aws.client;

import java.util.regex.Pattern;

/** Takes out of another program's words what may be a secret of credentials. */
final class Secrets {
    private static final int LONGEST = 600;

    /** A value under a name that speaks of secrets. */
    private static final Pattern NAMED =
            Pattern.compile("(?i)((?:secret|token|password)\\w*[\"']?\\s*[:=]\\s*[\"']?)[^\"'\\s,}]+");

    /** As long as a secret key or a token, and not a part of an ARN, an address or a path. */
    private static final Pattern LONG = Pattern.compile("(?<![\\w/+=:.-])[A-Za-z0-9+=_-][A-Za-z0-9/+=_-]{39,}");

    private Secrets() {}

    static String hidden(String text) {
        String named = NAMED.matcher(text).replaceAll("$1***");
        String hidden = LONG.matcher(named).replaceAll("***");
        return hidden.length() > LONGEST ? hidden.substring(0, LONGEST) + "..." : hidden;
    }
}
